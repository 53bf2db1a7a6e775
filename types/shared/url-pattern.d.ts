// URLPattern, see https://urlpattern.spec.whatwg.org/, which TypeScript's own libraries do not have yet.

interface URLPatternInit {
  protocol?: string;
  username?: string;
  password?: string;
  hostname?: string;
  port?: string;
  pathname?: string;
  search?: string;
  hash?: string;
  baseURL?: string;
}

interface URLPatternOptions {
  ignoreCase?: boolean;
}

interface URLPatternComponentResult {
  input: string;
  groups: Record<string, string | undefined>;
}

interface URLPatternResult {
  inputs: (string | URLPatternInit)[];
  protocol: URLPatternComponentResult;
  username: URLPatternComponentResult;
  password: URLPatternComponentResult;
  hostname: URLPatternComponentResult;
  port: URLPatternComponentResult;
  pathname: URLPatternComponentResult;
  search: URLPatternComponentResult;
  hash: URLPatternComponentResult;
}

interface URLPattern {
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
  test(input?: string | URL | URLPatternInit, baseURL?: string | URL): boolean;
  exec(input?: string | URL | URLPatternInit, baseURL?: string | URL): URLPatternResult | null;
}

declare var URLPattern: {
  prototype: URLPattern;
  new (input: string | URL | URLPatternInit, baseURL: string | URL, options?: URLPatternOptions): URLPattern;
  new (input?: string | URL | URLPatternInit, options?: URLPatternOptions): URLPattern;
};
