#!/bin/sh
# 回滚库存同步任务到上一版本的配置。用法：deploy/rollback.sh 2.3.0
set -eu

version="${1:?请给出要回到的版本号，例如 2.3.0}"
backup="/opt/helan/backup/stock-sync-${version}.tar.gz"

if [ ! -f "$backup" ]; then
  echo "找不到备份 $backup，没有改动任何内容" >&2
  exit 1
fi

systemctl stop stock-sync
tar -xzf "$backup" -C /opt/helan/stock-sync
systemctl start stock-sync
systemctl --no-pager status stock-sync
