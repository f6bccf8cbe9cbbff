-- 对比 WMS 与 ERP 的库存，列出差异。同步恢复后执行，结果应为空。
-- 2026-11-20 16:40 执行：差异 0 行
SELECT w.item_code,
       w.area,
       m.erp_location,
       w.qty                AS wms_qty,
       COALESCE(e.qty, 0)   AS erp_qty,
       w.qty - COALESCE(e.qty, 0) AS gap
FROM   wms_stock w
       LEFT JOIN location_map m ON m.area = w.area
       LEFT JOIN erp_stock e    ON e.item_code = w.item_code
                               AND e.location = m.erp_location
WHERE  w.status = 'AVAILABLE'
       AND w.qty <> COALESCE(e.qty, 0)
ORDER  BY ABS(w.qty - COALESCE(e.qty, 0)) DESC;
