import * as vscode from 'vscode';
import { isFindingName } from '../../l10n/findingCodes.ts';
import type { CheckSettings } from '../../wording/checkSettings.ts';
import { matchesPath, parseCheckSettings } from '../../wording/checkSettings.ts';
import type { WordingRules } from '../../wording/compiledRules.ts';
import { compileSteps, type CompiledRules } from '../../wording/compile.ts';
import { jargonRule } from '../../wording/jargon.ts';
import type { OwnRules } from '../../wording/packedRules.ts';
import { unpackRules } from '../../wording/packedRules.ts';
import type { RuleFile, RuleMistake } from '../../wording/rule.ts';
import { parseRuleFile } from '../../wording/ruleFile.ts';
import { exists, folderOf } from '../files.ts';
import { RuleFileProblems } from './ruleFileProblems.ts';
import { inSlices } from './slices.ts';
import { isRuleFile, isSettingsFile, readRuleText, settingsName } from './ruleFiles.ts';

/** More files than this in one folder are no rules. */
const mostFiles = 100;
/** How long changes of rules must rest before they are read again, in milliseconds. */
const rest = 200;

/** What holds for the documents of one folder. */
interface Place {
  /** The nearest folder of team rules. */
  readonly team: vscode.Uri | null;
  /** The folder of the nearest `.fupanrc.yaml`. */
  readonly settings: vscode.Uri | null;
}

/** What `.fupanrc.yaml` says, and the folder that its paths start from. */
export interface ProjectSettings {
  readonly folder: vscode.Uri;
  readonly settings: CheckSettings;
}

/**
 * The rules and settings that hold for each document: the product's own, and those of the nearest `.fupan/wording` and
 * `.fupanrc.yaml` at or above it. They are data that take linear time, so a workspace nobody vouched for has them too.
 * Both are followed while they change, unsaved ones included; what is wrong with them is shown in their own files.
 */
export class ProjectRules implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #problems = new RuleFileProblems();
  readonly #subscriptions: vscode.Disposable[];
  readonly #outside = new Map<string, vscode.Disposable>();
  #own: Promise<OwnRules> | null = null;
  readonly #places = new Map<string, Promise<Place>>();
  readonly #teams = new Map<string, Promise<WordingRules>>();
  /** What was compiled last for a folder of team rules, and from which texts: many changes beside them change no rule. */
  readonly #compiled = new Map<string, { readonly texts: string; readonly result: CompiledRules }>();
  readonly #settings = new Map<string, Promise<ProjectSettings | null>>();
  /** Counts changes: what was begun before one is not shown after it. */
  #generation = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#extensionUri = extensionUri;
    // A folder that goes tells nothing of the files in it.
    const watcher = vscode.workspace.createFileSystemWatcher(
      `**/{${settingsName},.fupan,.fupan/wording,.fupan/wording/*}`,
    );
    const soon = (): void => this.#soon();
    this.#subscriptions = [
      watcher,
      watcher.onDidChange(soon),
      watcher.onDidCreate(soon),
      watcher.onDidDelete(soon),
      vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
        if (isRuleFile(uri) || isSettingsFile(uri)) this.#soon();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(soon),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(
      ...this.#subscriptions,
      ...this.#outside.values(),
      this.#problems,
      this.#changed,
    ).dispose();
  }

  /** The rules for the document at `uri`; the product's own where there is none. */
  async rulesFor(uri: vscode.Uri | null): Promise<WordingRules> {
    const { team } = uri ? await this.#placeOf(folderOf(uri)) : { team: null };
    return this.#remember(this.#teams, team?.toString() ?? '', () => this.#compile(team));
  }

  /** What `.fupanrc.yaml` says about the document at `uri`; null where there is none. */
  async settingsFor(uri: vscode.Uri | null): Promise<ProjectSettings | null> {
    const { settings: folder } = uri ? await this.#placeOf(folderOf(uri)) : { settings: null };
    if (!folder) return null;
    return this.#remember(this.#settings, folder.toString(), () => this.#readSettings(folder));
  }

  /** Judges the rule file or settings file at `uri` by using it. */
  async look(uri: vscode.Uri): Promise<void> {
    await (isSettingsFile(uri) ? this.settingsFor(uri) : this.rulesFor(uri));
  }

  #remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
    const found = known.get(key);
    if (found) return found;
    const made = make();
    known.set(key, made);
    // What failed is tried again.
    made.catch(() => known.delete(key));
    return made;
  }

  #soon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#generation++;
      this.#places.clear();
      this.#teams.clear();
      this.#settings.clear();
      this.#problems.clear();
      this.#changed.fire();
      for (const { uri } of vscode.workspace.textDocuments)
        if (isRuleFile(uri) || isSettingsFile(uri)) void this.look(uri);
    }, rest);
  }

  #placeOf(folder: vscode.Uri): Promise<Place> {
    // What is not saved yet lies nowhere: the folder above it would be “..” for ever.
    if (!folder.path.startsWith('/')) return Promise.resolve({ team: null, settings: null });
    return this.#remember(this.#places, folder.toString(), async () => {
      const team = vscode.Uri.joinPath(folder, '.fupan', 'wording');
      const [hasTeam, hasSettings] = await Promise.all([
        exists(team),
        exists(vscode.Uri.joinPath(folder, settingsName)),
      ]);
      const above = folderOf(folder);
      const isTop = above.path === folder.path || above.path === '/';
      const outer: Place = isTop ? { team: null, settings: null } : await this.#placeOf(above);
      const place = { team: hasTeam ? team : outer.team, settings: hasSettings ? folder : outer.settings };
      if (hasTeam) this.#watchOutside(team);
      return place;
    });
  }

  /** The watcher of the workspace does not see what lies above its folders. */
  #watchOutside(folder: vscode.Uri): void {
    const key = folder.toString();
    if (this.#outside.has(key) || vscode.workspace.getWorkspaceFolder(folder)) return;
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
    const soon = (): void => this.#soon();
    this.#outside.set(
      key,
      vscode.Disposable.from(
        watcher,
        watcher.onDidChange(soon),
        watcher.onDidCreate(soon),
        watcher.onDidDelete(soon),
      ),
    );
  }

  async #compile(team: vscode.Uri | null): Promise<WordingRules> {
    const generation = this.#generation;
    this.#own ??= this.#readOwn();
    const [own, files] = await Promise.all([this.#own, team ? readTeam(team) : []]);
    const texts = JSON.stringify(files.map(({ uri, text }) => [uri.toString(), text]));
    const key = files.length > 0 ? String(team) : '';
    const known = this.#compiled.get(key);
    const all = [...own.files, ...files.map(({ value }) => value)];
    const compiled =
      known?.texts === texts ? known.result : await inSlices(compileSteps(all, own.judge), () => false);
    // Without a reason to give up there is always a result.
    if (!compiled) throw new Error('not compiled');
    this.#compiled.set(key, { texts, result: compiled });
    for (const { uri, value, mistakes } of generation === this.#generation ? files : []) {
      const wrong = [...mistakes, ...compiled.mistakes.filter(({ file }) => file === value.file)];
      this.#problems.set(uri, wrong);
    }
    return compiled.rules;
  }

  async #readOwn(): Promise<OwnRules> {
    try {
      const file = vscode.Uri.joinPath(this.#extensionUri, 'dist', 'wordingRules.json');
      return unpackRules(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
    } catch (error) {
      this.#own = null;
      throw error;
    }
  }

  async #readSettings(folder: vscode.Uri): Promise<ProjectSettings | null> {
    const uri = vscode.Uri.joinPath(folder, settingsName);
    const text = await readRuleText(uri);
    if (text === null) return null;
    const rules = await this.rulesFor(uri);
    const ids = new Set(rules.rules.map(({ rule }) => rule.id));
    const { settings, mistakes } = parseCheckSettings(
      text,
      (name) => isFindingName(name) || name === jargonRule || ids.has(name),
    );
    this.#problems.set(
      uri,
      mistakes.map((mistake) => ({ file: settingsName, ...mistake })),
    );
    return { folder, settings };
  }
}

/** Whether `ignore:` of the settings leaves out the document at `uri`. */
export function isLeftOut(uri: vscode.Uri | null, project: ProjectSettings | null): boolean {
  if (!uri || !project) return false;
  const base = project.folder.path.endsWith('/') ? project.folder.path : `${project.folder.path}/`;
  if (!uri.path.startsWith(base)) return false;
  const path = uri.path.slice(base.length);
  return project.settings.ignore.some((pattern) => matchesPath(pattern, path));
}

/** The team's files as far as they can be read: a folder that is gone in the meantime holds no rules. */
async function readTeam(
  folder: vscode.Uri,
): Promise<{ uri: vscode.Uri; text: string; value: RuleFile; mistakes: readonly RuleMistake[] }[]> {
  let names: string[];
  try {
    names = (await vscode.workspace.fs.readDirectory(folder))
      .filter(([name, type]) => (type & vscode.FileType.File) !== 0 && /\.ya?ml$/i.test(name))
      .map(([name]) => name)
      .sort()
      .slice(0, mostFiles);
  } catch {
    return [];
  }
  const read = await Promise.all(
    names.map(async (name) => {
      const uri = vscode.Uri.joinPath(folder, name);
      const text = await readRuleText(uri);
      return text === null ? [] : [{ uri, text, ...parseRuleFile(uri.toString(), text) }];
    }),
  );
  return read.flat();
}
