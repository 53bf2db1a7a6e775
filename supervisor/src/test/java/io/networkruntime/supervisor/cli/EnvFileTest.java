package io.networkruntime.supervisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values are those that Deno 2.9 reads from the same lines. */
final class EnvFileTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOME", "/home/me");

    private static Map<String, String> parse(String text) {
        return EnvFile.parse(text, ENVIRONMENT);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', textBlock = """
            A=1,                            1
            export A=two,                   two
            A = spaced value # trailing,    spaced value
            '  A=indented',                 ''
            A=pa#ss,                        pa
            A=abc'def',                     abc'def'
            A=value=with=equals,            value=with=equals
            A='single $HOME \\n',           single $HOME \\n
            A="double ${HOME} $HOME",       double /home/me /home/me
            A="say \\"hi\\"",               say \\"hi\\"
            A=`back ${HOME}`,               back ${HOME}
            A=$HOME-${HOME}-$MISSING.,      /home/me-/home/me-.
            A=${MISSING:-default},          ||
            A=\\$HOME,                      $HOME
            A='it''s',                      it''s
            A="a" # comment,                a
            A=,                             ||
            """)
    void aLineGivesAValue(String line, String value) {
        String text = line.startsWith("'") && line.endsWith("'") ? "A=" : line;
        assertThat(parse(text.replace("\\\\", "\\")))
                .containsEntry("A", value.replace("\\\\", "\\").replaceFirst("^''$", ""));
    }

    @Test
    void quotedValuesGoOverLines() {
        assertThat(parse("A=\"one\ntwo\\nthree\"\r\nB='x\ny'\nC=3"))
                .containsEntry("A", "one\ntwo\nthree")
                .containsEntry("B", "x\ny")
                .containsEntry("C", "3");
    }

    @Test
    void theFirstOfTwoLinesCounts() {
        assertThat(parse("A=1\nB=$A\nA=2")).containsExactly(Map.entry("A", "1"), Map.entry("B", "1"));
    }

    @Test
    void whatIsNoVariableIsPassedOver() {
        assertThat(parse("# comment\n\nBAD LINE\nQ: yaml\n1X=2\n=3\nA='open\nB=2"))
                .containsExactly(Map.entry("A", "'open"), Map.entry("B", "2"));
    }
}
