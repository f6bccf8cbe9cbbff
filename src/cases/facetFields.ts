/** What hits can be filtered and counted by. */
export const facetFields = [
  'library',
  'accusation',
  'complaint',
  'factor',
  'product',
  'industry',
  'customer',
  'tag',
  'severity',
  'year',
  'cause',
] as const;
