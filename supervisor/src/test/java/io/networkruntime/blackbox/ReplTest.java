package io.networkruntime.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code repl}, with its input piped in. */
final class ReplTest {
    @Test
    void valuesOfTextsArePrinted() {
        JavaProgram.commandLine("repl", "--no-config").reading("""
                        1 + 1
                        _ * 21
                        let x = 5
                        let x = 6; x
                        const f = (a) => {
                          return a * 2;
                        }
                        f(4)
                        { a: 1, b: [1, 2] }
                        `multi

                        line`
                        await new Promise((resolve) => setTimeout(() => resolve('later'), 10))
                        (await import('./examples/config.json', { with: { type: 'json' } })).default.name
                        -0
                        10n ** 20n
                        [1, 2].map(
                          (n) => n * 2)
                        setTimeout(() => console.log('timer'), 20); 'last'
                        """).run().printed("""
                        2
                        42
                        undefined
                        6
                        undefined
                        8
                        { a: 1, b: [ 1, 2 ] }
                        "multi\\n\\nline"
                        "later"
                        "request-response"
                        -0
                        100000000000000000000n
                        [ 2, 4 ]
                        "last"
                        timer
                        """);
    }

    @Test
    void errorsDoNotEndTheSession() {
        Finished finished =
                JavaProgram.commandLine("repl", "--no-config").reading("""
                        throw new TypeError('boom')
                        _error.message
                        1 2
                        Promise.reject(new Error('nobody'))
                        foo(
                        .break
                        .history
                        .exit
                        'never'
                        """).run();
        finished.endedWith(0);
        assertThat(finished.stdout())
                .contains("Uncaught TypeError: boom", "\"boom\"\n", "Uncaught SyntaxError", "1 2\n")
                .doesNotContain("never");
        assertThat(finished.stderr()).contains("Error: nobody");
    }

    @Test
    void theEndOfTheInputEndsAnUnfinishedText() {
        Finished finished =
                JavaProgram.commandLine("repl").reading("function f() {").run();
        assertThat(finished.stdout()).isEqualTo("Uncaught SyntaxError: Unexpected end of input\n");
        finished.endedWith(0);
    }

    @Test
    void textsMayBeTypeScript() {
        JavaProgram.commandLine("repl", "--no-config").reading("""
                        interface Point {
                          x: number;
                        }
                        const point: Point = { x: 20 }
                        function twice(value: number): number {
                          return value * 2;
                        }
                        twice(point.x as number) + 2
                        enum Colour { Red, Green }
                        Colour.Green
                        let broken: = 1
                        """).run().printed("""
                        undefined
                        undefined
                        undefined
                        42
                        undefined
                        1
                        Uncaught SyntaxError: Unexpected token ':'
                        """);
    }

    @Test
    void importDeclarationsAreEvaluated() {
        JavaProgram.commandLine("repl", "--no-config").reading("""
                        import config from './examples/config.json' with { type: 'json' };
                        config.name
                        import * as all from './examples/config.json' with { type: 'json' }; Object.keys(all)
                        """).run().printed("""
                        undefined
                        "request-response"
                        [ "default" ]
                        """);
    }
}
