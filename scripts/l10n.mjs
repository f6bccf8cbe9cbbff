// Keeps the Chinese translations complete.
//
//   node scripts/l10n.mjs              says what is missing, unused or has other placeholders; exit 1 where something is
//   node scripts/l10n.mjs --add FILE   merges a JSON object of { "English": "中文" } into the bundle, sorted
//   node scripts/l10n.mjs --prune      takes translations out that no source uses any more
//   … --root DIR                       works on another checkout (the tests do)
//
// The English sentence is the key, so there is no bundle.l10n.json: VS Code shows the key itself where no bundle of the
// display language exists. Sentences are found with TypeScript's parser rather than @vscode/l10n-dev, which took 110 ms
// a file against 2 ms, read '\u2026' as another character, and passed silently over an argument it did not understand.
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const sourceFolders = ['src', 'webview'];
const bundlePath = 'l10n/bundle.l10n.zh-cn.json';

/** @typedef {typeof import('typescript')} TypeScript */
/** @typedef {import('typescript').Node} Node */
/** @typedef {{ key: string, message: string, where: string }} Use */

/**
 * Finds each `l10n.t(…)` of a TypeScript source; what cannot be translated (an argument that is no literal) is a problem.
 * @param {TypeScript} ts
 * @param {string} file shown in problems
 * @param {string} text
 * @returns {{ uses: Use[], problems: string[] }}
 */
function sentencesOf(ts, file, text) {
  /** @type {Use[]} */
  const uses = [];
  /** @type {string[]} */
  const problems = [];
  if (!text.includes('l10n')) return { uses, problems };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);

  /** @param {Node} node */
  const where = (node) => `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
  /** @param {Node} node */
  const isTranslate = (node) =>
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 't' &&
    /^(vscode\.)?l10n$/.test(node.expression.getText(source));
  /** @param {Node | undefined} node */
  const literal = (node) => (node && ts.isStringLiteralLike(node) ? node.text : null);

  /** @param {import('typescript').CallExpression} call */
  const readCall = (call) => {
    const first = call.arguments[0];
    let message = literal(first);
    let comment = '';
    if (first && ts.isObjectLiteralExpression(first)) {
      /** @param {string} name */
      const value = (name) =>
        first.properties.find(
          /** @returns {property is import('typescript').PropertyAssignment} */
          (property) => ts.isPropertyAssignment(property) && property.name.getText(source) === name,
        )?.initializer;
      message = literal(value('message'));
      const given = value('comment');
      const parts =
        given && ts.isArrayLiteralExpression(given) ? given.elements.map(literal) : [literal(given)];
      comment = parts.filter((part) => part !== null).join('');
    }
    if (message === null) {
      problems.push(
        `${where(call)}: l10n.t needs a string literal as its first argument, to be translatable`,
      );
    } else {
      uses.push({ key: comment ? `${message}/${comment}` : message, message, where: where(call) });
    }
  };

  /** @param {Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && isTranslate(node.expression)) readCall(node);
    if (ts.isTaggedTemplateExpression(node) && isTranslate(node.tag)) {
      problems.push(`${where(node)}: write l10n.t('… {0}', value) instead of a tagged template`);
    }
    if (
      ts.isImportDeclaration(node) &&
      literal(node.moduleSpecifier) === '@vscode/l10n' &&
      !(node.importClause?.namedBindings && ts.isNamespaceImport(node.importClause.namedBindings))
    ) {
      problems.push(
        `${where(node)}: import it as \`import * as l10n from '@vscode/l10n'\`, so that its sentences are found`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { uses, problems };
}

/** The names between braces, sorted: what two versions of a sentence must share. @param {string} sentence */
function placeholders(sentence) {
  return [...new Set(sentence.match(/\{[^}]+\}/g))].sort().join(' ');
}

/**
 * Why `translation` cannot stand for `message`, or null.
 * @param {string} message
 * @param {unknown} translation
 */
function mismatch(message, translation) {
  if (typeof translation !== 'string' || translation === '') return 'has no text';
  const [wanted, found] = [placeholders(message), placeholders(translation)];
  return wanted === found ? null : `has the placeholders "${found}" instead of "${wanted}"`;
}

/** @param {string} file @returns {Promise<Record<string, unknown>>} empty where the file does not exist */
async function readJson(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {};
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** Writes sorted JSON beside the file and renames it, so that no reader sees half of it. */
async function writeJson(/** @type {string} */ file, /** @type {Record<string, unknown>} */ value) {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  const folder = await mkdtemp(path.join(path.dirname(file), '.l10n-'));
  try {
    const fresh = path.join(folder, 'bundle.json');
    await writeFile(fresh, JSON.stringify(Object.fromEntries(entries), null, 2) + '\n');
    await rename(fresh, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every sentence of the sources under `root`. @param {string} root */
async function collect(root) {
  // Loaded here, since adding pairs does without it.
  const { default: ts } = await import('typescript');
  /** @type {Use[]} */
  const uses = [];
  /** @type {string[]} */
  const problems = [];
  for (const folder of sourceFolders) {
    const names = await readdir(path.join(root, folder), { recursive: true }).catch(() => []);
    for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
      const file = path.posix.join(folder, name.replaceAll('\\', '/'));
      const found = sentencesOf(ts, file, await readFile(path.join(root, file), 'utf8'));
      uses.push(...found.uses);
      problems.push(...found.problems);
    }
  }
  return { uses, problems };
}

/** Compares the `%key%`s of package.json with both files of manifest strings. @param {string} root */
async function checkManifest(root) {
  /** @type {string[]} */
  const problems = [];
  /** @type {Set<string>} */
  const wanted = new Set();
  JSON.stringify(await readJson(path.join(root, 'package.json')), (_key, value) => {
    const key = typeof value === 'string' && /^%([^%]+)%$/.exec(value)?.[1];
    if (key) wanted.add(key);
    return value;
  });
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    const found = await readJson(path.join(root, file));
    for (const key of wanted) {
      if (typeof found[key] !== 'string' || found[key] === '')
        problems.push(`${file}: "${key}" of package.json is missing`);
    }
    for (const key of Object.keys(found)) {
      if (!wanted.has(key)) problems.push(`${file}: "${key}" is not used by package.json`);
    }
  }
  return problems;
}

/** @param {string} root @returns {Promise<string[]>} one line a problem */
async function check(root) {
  const { uses, problems } = await collect(root);
  const bundle = await readJson(path.join(root, bundlePath));
  /** @type {Map<string, Use>} */
  const byKey = new Map();
  for (const use of uses) if (!byKey.has(use.key)) byKey.set(use.key, use);
  for (const [key, { message, where }] of byKey) {
    const reason = Object.hasOwn(bundle, key) ? mismatch(message, bundle[key]) : 'is not translated';
    if (reason) problems.push(`${where}: ${JSON.stringify(key)} ${reason}`);
  }
  for (const key of Object.keys(bundle)) {
    if (!byKey.has(key))
      problems.push(`${bundlePath}: ${JSON.stringify(key)} is not used (--prune takes it out)`);
  }
  return [...problems, ...(await checkManifest(root))];
}

/** @param {string} root @param {string} file */
async function add(root, file) {
  const pairs = await readJson(path.resolve(file));
  const wrong = Object.entries(pairs).flatMap(([key, value]) => {
    const reason = mismatch(key, value);
    return reason ? [`${file}: ${JSON.stringify(key)} ${reason}`] : [];
  });
  if (wrong.length > 0 || Object.keys(pairs).length === 0) {
    console.error(wrong.join('\n') || `${file}: holds no pairs`);
    return 1;
  }
  const target = path.join(root, bundlePath);
  const bundle = await readJson(target);
  const changed = Object.keys(pairs).filter(
    (key) => Object.hasOwn(bundle, key) && bundle[key] !== pairs[key],
  );
  const added = Object.keys(pairs).filter((key) => !Object.hasOwn(bundle, key));
  await writeJson(target, { ...bundle, ...pairs });
  for (const key of changed) console.log(`replaced ${JSON.stringify(key)}: ${bundle[key]} → ${pairs[key]}`);
  console.log(`${bundlePath}: ${added.length} added, ${changed.length} replaced`);
  return 0;
}

/** @param {string} root */
async function prune(root) {
  const used = new Set((await collect(root)).uses.map((use) => use.key));
  const target = path.join(root, bundlePath);
  const entries = Object.entries(await readJson(target));
  const kept = entries.filter(([key]) => used.has(key));
  await writeJson(target, Object.fromEntries(kept));
  console.log(`${bundlePath}: ${entries.length - kept.length} taken out`);
  return 0;
}

const { values } = parseArgs({
  options: {
    check: { type: 'boolean' },
    add: { type: 'string' },
    prune: { type: 'boolean' },
    root: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
  },
});
if (values.add !== undefined) {
  process.exitCode = await add(values.root, values.add);
} else if (values.prune) {
  process.exitCode = await prune(values.root);
} else {
  const problems = await check(values.root);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
