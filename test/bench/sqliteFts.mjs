// Measures SQLite FTS5 over character bigrams, in a process of a Node that has node:sqlite. Reads the path of a JSON file with `texts`
// and `queries`, prints JSON with the time to build, of each query and of one change, and the documents found.
import { readFileSync, rmSync } from 'node:fs';

// A variable, since the types of this project's Node do not know the module.
const sqlite = 'node:sqlite';
/** @type {{ DatabaseSync: new (file: string) => any }} */
const { DatabaseSync } = await import(sqlite);
const input = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const file = `${process.argv[2]}.db`;
/** Characters in pairs and words, as one text of tokens. @param {string} text */
function tokens(text) {
  return text.toLowerCase().replace(/[\u3400-\u9fff]+/g, (run) => {
    let pairs = ' ';
    for (let at = 0; at < run.length; at++) pairs += `${run.slice(at, at + 2)} `;
    return pairs;
  });
}
const db = new DatabaseSync(file);
let started = performance.now();
db.exec(
  "pragma journal_mode = off; pragma synchronous = off; create virtual table cases using fts5(body, content='', contentless_delete=1, tokenize='unicode61')",
);
const insert = db.prepare('insert into cases(rowid, body) values (?, ?)');
db.exec('begin');
input.texts.forEach((/** @type {string} */ text, /** @type {number} */ at) =>
  insert.run(at + 1, tokens(text)),
);
db.exec('commit');
const build = performance.now() - started;
const select = db.prepare('select rowid from cases where cases match ?');
const times = [];
const found = [];
for (const query of input.queries) {
  started = performance.now();
  const pairs = tokens(query).trim().split(/\s+/);
  if (pairs.length > 1) pairs.pop();
  const last = /[\u3400-\u9fff]/.test(query) && query.length > 1 ? '' : '*';
  const rows = select.all(pairs.map((pair) => `"${pair}"${last}`).join(' '));
  times.push(performance.now() - started);
  found.push(rows.map((/** @type {{ rowid: number }} */ row) => Number(row.rowid) - 1));
}
started = performance.now();
const remove = db.prepare('delete from cases where rowid = ?');
for (let at = 1; at <= 20; at++) {
  remove.run(at);
  insert.run(at, tokens(input.texts[at - 1]));
}
const change = (performance.now() - started) / 20;
db.close();
rmSync(file, { force: true });
console.log(JSON.stringify({ build, times, found, change }));
