package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.networkruntime.engine.ops.OpException;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DnsMessageTest {
    private static final int ANSWERS = 0x8180;

    private static byte[] answer(int... afterHeader) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int field : new int[] {7, ANSWERS, 0, 1, 0, 0}) {
            bytes.write(field >> 8);
            bytes.write(field);
        }
        for (int b : afterHeader) {
            bytes.write(b);
        }
        return bytes.toByteArray();
    }

    @Test
    void anAnswerBelongsToTheQuestionWithItsNumber() {
        DnsMessage message = new DnsMessage(answer());
        assertThat(message.answers(7)).isTrue();
        assertThat(message.answers(8)).isFalse();
        assertThat(new DnsMessage(new byte[3]).answers(7)).isFalse();
    }

    @Test
    void aQuestionIsNoAnswer() {
        assertThat(new DnsMessage(DnsMessage.question(7, "example.com", 1)).answers(7))
                .isFalse();
    }

    @Test
    void anAddressIsRead() throws Exception {
        DnsMessage message = new DnsMessage(answer(0, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 1));
        assertThat(message.records(1)).containsExactly("192.0.2.1");
        assertThat(message.records(28)).isEmpty();
    }

    @Test
    void aNameThatPointsToItselfIsMalformed() {
        DnsMessage message = new DnsMessage(answer(0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 0));
        assertThatThrownBy(() -> message.records(1))
                .isInstanceOf(OpException.class)
                .hasMessageContaining("malformed");
    }

    @Test
    void noBytesAtAllMakeTheReaderFailInAnotherWay() throws Exception {
        Random random = new Random(42);
        for (int i = 0; i < 2000; i++) {
            byte[] tail = new byte[random.nextInt(60)];
            random.nextBytes(tail);
            int[] numbers = new int[tail.length];
            for (int k = 0; k < tail.length; k++) {
                numbers[k] = tail[k];
            }
            DnsMessage message = new DnsMessage(answer(numbers));
            for (int type : DnsMessage.TYPES.values()) {
                try {
                    assertThat(message.records(type)).isNotNull();
                } catch (OpException e) {
                    assertThat(e.errorName()).isEqualTo("InvalidData");
                }
            }
        }
    }

    @Test
    void aLabelOfMoreThan63LettersIsRefused() {
        assertThatThrownBy(() -> DnsMessage.question(1, "x".repeat(64) + ".example", 1))
                .hasMessageContaining("not a domain name");
    }
}
