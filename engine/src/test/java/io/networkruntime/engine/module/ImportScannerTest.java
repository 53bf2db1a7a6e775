package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In each line {@code import} of a call is marked by a § before it, and {@code import.meta} likewise; nothing else is found. */
final class ImportScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "§import('x')",
                "a = §import ( 'x' ).then(() => §import.meta.url)",
                "// import('x')\n/* import.meta */ 'import(1)' + \"import.meta\" + `import(1)`",
                "`a${ §import('x') }b${ `${ §import.meta.url }import(1)` }` / §import('y') / 1",
                "`}${ { a: `}` } }` + §import('x')",
                "x = a / §import.meta.url / b",
                "x = /import('x')/g; y = a / §import('y') / 2",
                "x = /[/]import('x')[\\]/]/; §import('y')",
                "if (a) /import('x')/.test(b); (a) / §import('x') / 2",
                "while (a) /import.meta/.test(b)",
                "for (const a of /import('x')/g[Symbol.split](s)) {}",
                "for await (const a of §import.meta) /import('x')/.test(a)",
                "if (a) {} /import('x')/.test(a)",
                "x = {} / §import('x') / 1",
                "x = function () {} / §import('x') / 1",
                "function f() {} /import('x')/.test(a)",
                "x = class {} / §import('x') / 1; class A {} /import('x')/.test(a)",
                "async function f() {} /import('x')/.test(a)",
                "x = async function () {} / §import('x') / 1",
                "export default function () {} /import('x')/.test(a)",
                "export default class {} /import('x')/.test(a)",
                "a++ / §import('x') / 1; b = ++/import('x')/.lastIndex",
                "return /import('x')/.test(typeof /import.meta/)",
                "x = a.return / §import('x') / 1; y = a?.typeof / §import('y') / 1",
                "x = { return: 1, if: 2, import(a) { return §import(a) }, get import() {}, async import() {}, *import() {} }",
                "x = { import: 1, a: §import('x'), [§import.meta.url]: 2, ...§import('y'), import }",
                "({ a = §import('x'), b: c = §import('y') } = {})",
                "class A { import(a) { return §import(a) } static import() {} get import() {} async import() {} *import() {} async *import() {} }",
                "class A { a = §import('x'); b = 1\n import(c) {} static { §import('z') } import = §import.meta; #import() {} }",
                "class A { a = () => { §import('x') }\n import() {} static async *import() {} static *import() {} }",
                "class A extends (class { import() {} }) { import() {} }",
                "a.import('x'); a?.import('x'); a.#import('x'); a\n.import('x')",
                "import x from 'y'; import 'z'; import * as w from 'v' with { type: 'json' }; export * from 'u'; §import('t')",
                "import { import as a } from 'x'; export { a as import }; §import('y')",
                "x = a ? §import('x') : /import('x')/; y = a ? { b: 1 } / §import('y') : 2",
                "a: { §import('x') } /import('y')/.test(b)",
                "switch (a) { case /import('x')/.test(b): { } /import('y')/.test(c); default: §import('z') }",
                "x = a => {} \n §import('x')",
                "x = (a, b) => ({ import() {} }); §import('y')",
                "x = new.target / §import.meta.url",
                "do /import('x')/.test(a); while (b)",
                "x = y ? z?.1 : §import('a')",
                "x = a ?? §import('x') ?? /import('y')/",
                "let { a, b } = await §import('x'), [c] = await (§import('y'))",
                "await /import('x')/.test(a)",
                "x = $import('x') + import_('y') + importx('z') + _import.meta",
                "§import/* c */./* d */meta.url; §import /* e */ ('x')",
                "try { §import('x') } catch { §import('y') } finally { /import('z')/.test(a) }",
                "try {} catch (e) {} /import('z')/.test(a)",
                "x = 1.e3 / §import('a') / .5 / §import('b'); y = 0x1F / §import('c'); z = 1n / §import('d')",
                "x = 'a\\'import(1)' + \"\\\"import(2)\" + 'a\\\nimport(3)'; §import('x')",
                "x = {}\n/§import('x')/1",
                "import.source('x'); import.defer('y')",
                "if (a) function f() {} /import('x')/.test(a)",
                "x = { a() {} /* , */, b: §import('x') }",
                "x = [§import('x'), ...§import('y')] / §import('z') / 1",
                "throw §import('x')",
                "f(async () => { for (const a of b) { await §import(a) } })",
                "const import_meta = 1; §import.meta.x",
                "l\u0131ne = §import('x')",
                "#!/usr/bin/env import('x')\n§import('y')",
                "yield /import('x')/; x = yield\n§import('y')",
                "x = `\\`${'}'}import(1)` + §import('y')",
                "a\n{ §import('x') }\n/import('y')/.test(b)",
                "x = class A { static async = §import('x'); get = 1; set = /import('y')/; static = 2 }",
                "label: for (;;) { continue label } /import('x')/.test(a)",
            })
    void findsTheKeywordAndNothingElse(String marked) {
        String text = marked.replace("§", "");
        StringBuilder expected = new StringBuilder(text);
        String found = ImportScanner.ofModule(text).reversed().stream()
                .filter(site -> !(site instanceof ImportSite.Static))
                .map(site -> expected.insert(site.start(), '§'))
                .reduce((first, last) -> last)
                .map(StringBuilder::toString)
                .orElse(text);
        assertThat(found).isEqualTo(marked);
    }

    @Test
    void staticRequestsHaveTheirTypesAndPlaces() {
        String text = """
                import a from "./a.json" with { type: "json" };
                import './b.js'
                import c, { d as e } from './c.txt' with { 'type': 'text', };
                export { f } from './\\x66.js'; export * as g from "g" with {x: 'y', type: 'bytes'}
                export const from = 'not a request';
                const h = { from: 'x' }; h.from; let from
                """;
        List<ImportSite> sites = ImportScanner.ofModule(text);
        assertThat(sites.stream().map(ImportScannerTest::describe).collect(Collectors.joining(" ")))
                .isEqualTo(
                        "./a.json(json)\"./a.json\" ./b.js()'./b.js' ./c.txt(text)'./c.txt' ./f.js()'./\\x66.js' g(bytes)\"g\"");
        for (ImportSite site : sites) {
            assertThat(text.charAt(site.start())).isIn('"', '\'');
        }
    }

    private static String describe(ImportSite site) {
        return site instanceof ImportSite.Static(int start, int end, String specifier, String type)
                ? specifier + "(" + type + ")" + quoted(specifier, end - start)
                : site.toString();
    }

    private static String quoted(String specifier, int length) {
        return length == specifier.length() + 2 ? quote(specifier) + specifier + quote(specifier) : "'./\\x66.js'";
    }

    private static String quote(String specifier) {
        return specifier.endsWith("json") || specifier.equals("g") ? "\"" : "'";
    }

    @Test
    void htmlCommentsAreCommentsInScripts() {
        assertThat(ImportScanner.ofScript("<!-- import('x')\n  --> import('y')\nimport('z')"))
                .containsExactly(new ImportSite.Dynamic(35));
    }
}
