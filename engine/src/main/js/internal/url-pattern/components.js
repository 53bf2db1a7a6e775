/** The components of a URL that a URLPattern matches, in the order of the standard. */
export const COMPONENTS = ['protocol', 'username', 'password', 'hostname', 'port', 'pathname', 'search', 'hash'];
