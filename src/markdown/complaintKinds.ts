/** The five kinds of blame a customer or manager voices, as front matter names them. */
export const accusations = [
  'cannot-use',
  'others-work',
  'promised-feature',
  'dont-care',
  'slowed-project',
] as const;
/** A kind of blame. */
export type Accusation = (typeof accusations)[number];

/** The three kinds of complaint, as front matter names them. */
export const complaints = ['technical', 'service', 'management'] as const;
/** A kind of complaint. */
export type Complaint = (typeof complaints)[number];
