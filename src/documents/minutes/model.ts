/** One thing that was noted, as written but for bullets and labels, with what was noted below it. */
export interface NotedItem {
  readonly text: string;
  readonly children: readonly NotedItem[];
}

/** Something that somebody is to do. */
export interface NotedAction extends NotedItem {
  /** Who, as named in the notes; empty where nobody is named. */
  readonly owners: readonly string[];
  /** `YYYY-MM-DD`; empty where no date is named, or where it is not clear which one is meant. */
  readonly due: string;
  readonly done: boolean;
}

/** What was said on one matter; `title` is empty for what was said under no heading. */
export interface NotedTopic {
  readonly title: string;
  readonly points: readonly NotedItem[];
}

/** Facts on the meeting itself, each as written, several of a kind one after the other. */
export interface MeetingFacts {
  readonly title: readonly string[];
  readonly when: readonly string[];
  readonly place: readonly string[];
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly chair: readonly string[];
  readonly recorder: readonly string[];
}

/** The kinds of what is noted beside the discussion itself. */
export type NotedKind = 'decision' | 'action' | 'question' | 'next' | 'other';

/** Free notes of a meeting, sorted. Every line of the notes that says something is in exactly one place. */
export interface Minutes {
  readonly language: 'zh-cn' | 'en';
  readonly facts: MeetingFacts;
  readonly topics: readonly NotedTopic[];
  readonly decisions: readonly NotedItem[];
  readonly actions: readonly NotedAction[];
  readonly questions: readonly NotedItem[];
  readonly next: readonly NotedItem[];
  readonly other: readonly NotedItem[];
}

/** A time that a text names, in UTF-16 units of it. */
export interface NamedTime {
  readonly start: number;
  readonly end: number;
  /** `YYYY-MM-DD`, or null where it is not clear which day is meant. */
  readonly due: string | null;
  /** True where the words set a limit, such as 前 or "by". */
  readonly isLimit: boolean;
}

/** Finds the times of `text`; `meeting` is what the notes say of when the meeting was, from which "Friday" is counted. */
export type TimeFinder = (text: string, meeting: string) => readonly NamedTime[];
