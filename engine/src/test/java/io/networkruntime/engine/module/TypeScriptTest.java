package io.networkruntime.engine.module;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.exceptions.JavetException;
import io.networkruntime.engine.json.JsonReader;
import org.junit.jupiter.api.Test;

final class TypeScriptTest extends ProgramTest {
    @Test
    void typesAreErasedAndWhatHasARuntimeMeaningStays() throws JavetException {
        program.file("a.ts", """
                import type { T } from './nothing.ts';
                import { type U, value } from './b.ts';
                enum Colour { Red, Green = 'g' }
                const enum Size { Big = 3 }
                namespace N { export const x: number = 1; export namespace M { export const y = 2 } }
                abstract class Base<X> { constructor(protected readonly p: X, public q?: number) {} abstract f(): X }
                class Derived extends Base<number> { override f(): number { return this.p! } declare z: string }
                function over(a: string): string; function over(a: number): number; function over(a: any) { return a }
                const t = <T,>(x: T) => x as unknown satisfies unknown;
                let tuple: [a: string, b?: number] = ['x'];
                log(Colour.Red, Colour[0], Colour.Green, Size.Big, N.x, N.M.y, new Derived(7).f(), over(1), t(2), tuple, value);
                export type { T }; export interface I { a: number }
                """)
                .file("b.ts", "export type U = string; export const value: U = import.meta.url.slice(-4)");
        assertThat(program.run("a.ts")).isEqualTo("0 Red g 3 1 2 7 1 2 x b.ts");
    }

    @Test
    void standardDecoratorsRun() throws JavetException {
        program.file("a.ts", """
                const seen = (value: any, context: any) => { log(context.kind, String(context.name)) };
                @seen class A { @seen m() {} @seen static s() {} }
                """);
        assertThat(program.run("a.ts"))
                .contains("method m")
                .contains("method s")
                .contains("class A");
    }

    @Test
    void jsxIsTranspiled() throws JavetException {
        program.file("a.tsx", """
                const React = { createElement: (tag: any, props: any, ...children: any[]) => `<${tag} ${JSON.stringify(props)}>${children.join('')}`, Fragment: 'F' };
                const x: string = <a b={1}>hi <b/></a> as any;
                log(x); log(<></>);
                """).file("b.jsx", "/** @jsx h */ const h = (tag) => tag; log(<div/>)");
        assertThat(program.run("a.tsx")).isEqualTo("<a {\"b\":1}>hi <b null>\n<F null>");
        assertThat(program.run("b.jsx")).isEqualTo("div");
    }

    @Test
    void stacksHaveTheWrittenLines() throws JavetException {
        program.file("a.ts", """
                interface A {
                  b: string
                }
                import { boom } from './b.ts';

                boom(1);
                """).file("b.ts", """
                type X = {
                  y: number;
                };
                enum E { A }
                export function boom(x: number): never {
                  const long: string = 'é😀';
                  throw new Error(`x${x as number}`);
                }
                """);
        assertThat(program.run("a.ts"))
                .isEqualTo("Error: x1\n    at boom (file://~/b.ts:7:9)\n    at file://~/a.ts:6:1");
    }

    @Test
    void syntaxErrorsHaveACodeFrame() throws JavetException {
        program.file("a.ts", "import './b.ts'").file("b.ts", "const a: number = 1;\n  let b c: string;\n");
        assertThat(program.run("a.ts")).isEqualTo("""
                SyntaxError: Expected a semicolon
                    let b c: string;
                          ^
                    at file://~/b.ts:2:9""".replace("\n                    at", "\n    at"));
    }

    @Test
    void errorsThatOnlyV8FindsHaveTheWrittenPlace() throws JavetException {
        program.file("a.ts", "interface A { b: string }\nenum E { A }\nlet twice = 1;\nlet twice = 2;\n");
        assertThat(program.run("a.ts"))
                .startsWith(
                        "SyntaxError: Identifier 'twice' has already been declared\n  let twice = 2;\n      ^\n    at file://~/a.ts:4:");
    }

    @Test
    void missingImportsHaveTheWrittenPlace() throws JavetException {
        program.file("a.ts", "interface A { b: string }\nenum E { A }\nimport { x } from './nope.ts';\nlog(x)");
        assertThat(program.run("a.ts"))
                .isEqualTo("TypeError: Module not found \"file://~/nope.ts\".\n    at file://~/a.ts:3:19");
    }

    @Test
    void dynamicImportsWorkInTypeScript() throws JavetException {
        program.file(
                        "a.mts",
                        "const m = await import('./b.js') as { x: number }; log(m.x, import.meta.main as boolean)")
                .file("b.js", "export const x = 1");
        assertThat(program.run("a.mts")).isEqualTo("1 true");
    }

    @Test
    void theOptionsOfTheConfigurationCount() throws JavetException {
        Transpiler legacy = new TypeScript(
                Program.CACHE,
                TypeScriptOptions.of(
                        JsonReader.readObject(
                                "{\"experimentalDecorators\": true, \"jsx\": \"react-jsx\", \"jsxImportSource\": \"preact\"}")));
        String text = legacy.transpile("file:///a.tsx", "@d class A {} const x = <a/>;", ModuleContent.Format.TSX)
                .text();
        assertThat(text).contains("from \"preact/jsx-runtime\"").doesNotContain("applyDecs");
    }

    @Test
    void aStackReadByTheProgramHasTheWrittenLinesAndIsMappedOnce() throws JavetException {
        program.file("a.ts", """
                interface A {
                  b: string
                }
                enum E { A, B }
                class Mine extends Error { override name = 'Mine' }
                try { null!.x } catch (e) { log((e as Error).stack) }
                async function later() { await null; throw new Mine('later\\nline') }
                await later().catch((e) => log(e.stack));
                log(new Error('x').stack!.includes('#js'), import.meta.url.endsWith('a.ts'));
                Error.prepareStackTrace = () => 'the user\\'s';
                log(new Error('x').stack);
                """);
        assertThat(program.run("a.ts")).isEqualTo("""
                TypeError: Cannot read properties of null (reading 'x')
                    at file://~/a.ts:6:13
                Mine: later
                line
                    at later (file://~/a.ts:7:44)
                    at async file://~/a.ts:8:1
                false true
                the user's""");
    }

    @Test
    void aScriptOfAnyNameIsMappedByWhoeverTranspiledIt() {
        String written = "interface A { a: string }\nfunction f() { throw new Error('x' as string) }";
        SourceMaps maps = new SourceMaps();
        maps.add(
                "plugin.ts",
                new TypeScript(Program.CACHE, TypeScriptOptions.DEFAULT)
                        .transpile("plugin.ts", written, ModuleContent.Format.TYPESCRIPT),
                written);
        String stack = "Error: x\n    at f (" + SourceMaps.generatedName("plugin.ts") + ":2:9)\n    at other.js:1:1";
        assertThat(maps.originalStack(stack)).isEqualTo("Error: x\n    at f (plugin.ts:2:22)\n    at other.js:1:1");
        assertThat(maps.originalStack(maps.originalStack(stack))).isEqualTo(maps.originalStack(stack));
    }
}
