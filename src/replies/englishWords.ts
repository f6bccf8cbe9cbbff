/** Where an English word or number of a pattern starts and ends; Chinese may stand beside it. */
export const start = '(?<![A-Za-z0-9])';
export const end = '(?![A-Za-z0-9])';
