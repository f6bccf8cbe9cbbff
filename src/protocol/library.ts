import type { FacetCounts } from '../cases/facets.ts';
import type { FacetField } from '../cases/indexDocument.ts';
import type { Range } from '../markdown/text.ts';

/**
 * What the case library tells whoever asks it: plain JSON, the same between worker and host and between host and webview.
 * A case is named by the address of its file (`vscode.Uri.toString()`).
 */

/** A piece of text with what was found in it, in UTF-16 offsets of the piece, ascending and apart from each other. */
export interface MarkedText {
  readonly text: string;
  readonly matches: readonly Range[];
}

/** A case as a row of a list shows it. */
export interface CaseHit {
  readonly uri: string;
  /** The name of the library it belongs to. */
  readonly library: string;
  readonly title: MarkedText;
  readonly snippet: MarkedText;
  /** Where the snippet stands in the file, UTF-16 offset of its text. */
  readonly start: number;
  readonly score: number;
  /** `YYYY-MM-DD`, `YYYY-MM`, or empty where unknown. */
  readonly date: string;
  readonly values: Readonly<Partial<Record<FacetField, readonly string[]>>>;
}

/** What to search for and how much of it to return. */
export interface CaseQuery {
  /** In the query language of docs/case-format.md: words, "exact", -not, field:value, date ranges. */
  readonly query: string;
  readonly limit: number;
  readonly offset?: number;
  readonly sort?: 'relevance' | 'newest' | 'oldest' | 'title';
}

/** The answer to a `CaseQuery`. */
export interface CaseResult {
  /** How many cases were found in all. */
  readonly total: number;
  readonly hits: readonly CaseHit[];
  readonly facets: FacetCounts;
  /** True where no case has all of the words and these have the most of them. */
  readonly relaxed: boolean;
  /** True where `total` and `facets` may count some cases too many, whose texts have not been looked at. */
  readonly approximate: boolean;
  /** How many cases the libraries hold in all. */
  readonly cases: number;
}

/** A case that tells of the same problem as a document; a score near 1 means that it says the same. */
export interface SimilarCase {
  readonly uri: string;
  readonly title: string;
  readonly library: string;
  readonly score: number;
  readonly date: string;
  readonly values: CaseHit['values'];
}

/** A file of a library that is not searched, and why, as a code; the sentence is made where it is shown. */
export interface SkippedFile {
  readonly uri: string;
  readonly reason:
    | 'too-large'
    | 'binary'
    | 'unknown-encoding'
    | 'no-permission'
    | 'broken-link'
    | 'link-circle'
    /** A link to a folder, where the file system cannot tell where links lead. */
    | 'link'
    /** A pipe, a device or something else that is no file. */
    | 'no-file'
    | 'unreachable'
    | 'error';
  /** What the system said, where the reason is `error`. */
  readonly detail?: string;
}

/** One library: a folder of Markdown files. */
export interface LibraryFolder {
  readonly uri: string;
  readonly name: string;
  /**
   * `project`: `.fupan/cases` of the open project, which need not be there yet; `workspace`: the retrospectives of the open project,
   * where nothing is published to; `library`: a folder from the settings.
   */
  readonly kind: 'project' | 'workspace' | 'library';
  /** `missing`: the folder is not there or may not be read; its files that were indexed before stay searchable. */
  readonly state: 'ready' | 'missing';
}

/** What waits between a library that is a Git clone and its server, as of the last contact with it. */
export interface Waiting {
  /** Files that are new or changed and in no commit. */
  readonly changed: number;
  /** Commits that were not pushed. */
  readonly ahead: number;
  /** Commits that were fetched and not merged. */
  readonly behind: number;
}
