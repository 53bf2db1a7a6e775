interface ImportMeta {
  /** The module's own address, such as `file:///home/me/main.js`. */
  url: string;
}
