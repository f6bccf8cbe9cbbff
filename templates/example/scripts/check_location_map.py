"""比对 WMS 库区主数据与同步任务的库区对照，列出没有对照的库区。

用法：python scripts/check_location_map.py areas.csv config/sync-job.yaml
areas.csv 由 WMS 导出，第一列为库区编码，首行为表头。
有缺失时退出码为 1，可以放进上线检查。
"""

import csv
import sys


def mapped_areas(path):
    """读出 location_map 下的库区编码；只认两个空格缩进的简单写法，不依赖 YAML 库。"""
    areas = set()
    inside = False
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("location_map:"):
                inside = True
            elif inside and line.startswith("  "):
                areas.add(line.split(":", 1)[0].strip())
            elif inside and line.strip():
                break
    return areas


def master_areas(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0].strip() for row in rows if row and row[0].strip()}


def main():
    if len(sys.argv) != 3:
        print(__doc__)
        return 2
    missing = sorted(master_areas(sys.argv[1]) - mapped_areas(sys.argv[2]))
    for area in missing:
        print(f"没有对照：{area}")
    if not missing:
        print("库区对照齐全")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
