/** An import of another file of the build, as esbuild writes it: `from"./x.mjs"`, `import"./x.mjs"` and `import("./x.mjs")`. */
const staticImport = /\b(from|import)\s*"(\.{1,2}\/[^"\n]+\.mjs)"/g;
const dynamicImport = /\bimport\(\s*"(\.{1,2}\/[^"\n]+\.mjs)"\s*\)/g;

/** What the modules of this extension call where they `import()`; the scope is shared with other extensions. */
const key = 'fupan.load';
const scope = globalThis as unknown as Record<string, unknown>;

/**
 * Loads ES modules of the extension where the host runs only one CommonJS file: in a browser. Each file is read once, when it is first
 * needed, and imported from memory (a `blob:` address), since a path below the extension is none that a browser could import.
 */
export class BrowserModules {
  readonly #read: (path: string) => Thenable<Uint8Array>;
  readonly #addresses = new Map<string, Promise<string>>();

  /** `read` gives a file by its path below the extension. */
  constructor(read: (path: string) => Thenable<Uint8Array>) {
    this.#read = read;
    scope[key] = (path: string) => this.load(path);
  }

  /** The module at a path below the extension. Rejects where it, or what it imports, cannot be read. */
  async load<Module>(path: string): Promise<Module> {
    return (await import(await this.address(path))) as Module;
  }

  /** Where the module can be imported from, by a worker too unless something in it is loaded later by `import()`. */
  address(path: string): Promise<string> {
    let address = this.#addresses.get(path);
    if (!address) {
      address = this.#prepare(path);
      this.#addresses.set(path, address);
      // A file that could not be read just now may be readable the next time.
      address.catch(() => this.#addresses.delete(path));
    }
    return address;
  }

  async #prepare(path: string): Promise<string> {
    const code = new TextDecoder().decode(await this.#read(path));
    const imported = new Map<string, string>();
    const paths = new Set([...code.matchAll(staticImport)].map(([, , specifier = '']) => specifier));
    await Promise.all(
      [...paths].map(async (specifier) => {
        imported.set(specifier, await this.address(besides(path, specifier)));
      }),
    );
    const linked = code
      .replace(dynamicImport, (_, specifier: string) => `globalThis["${key}"]("${besides(path, specifier)}")`)
      .replace(
        staticImport,
        (_, word: string, specifier: string) => `${word}"${imported.get(specifier) ?? ''}"`,
      );
    return URL.createObjectURL(new Blob([linked], { type: 'text/javascript' }));
  }
}

/** `specifier`, which stands in the file at `path`, as a path below the extension. */
function besides(path: string, specifier: string): string {
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}
