/** The bits by which Java learns how a file is to be opened. */
export const OPEN = { __proto__: null, READ: 1, WRITE: 2, APPEND: 4, TRUNCATE: 8, CREATE: 16, CREATE_NEW: 32 };
