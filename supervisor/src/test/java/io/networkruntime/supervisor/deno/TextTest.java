package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextTest {
    @Test
    void aLoneSurrogateBecomesTheReplacementCharacter() {
        assertThat(Utf8.encode("a\uD800b")).containsExactly('a', 0xEF, 0xBF, 0xBD, 'b');
        assertThat(Utf8.encode("\uD83C\uDF0D")).containsExactly(0xF0, 0x9F, 0x8C, 0x8D);
    }

    @Test
    void theLongestRunOfZerosOfAnIpv6AddressIsLeftOut() {
        assertThat(Ipv6Text.shorten("0:0:0:0:0:0:0:0")).isEqualTo("::");
        assertThat(Ipv6Text.shorten("0:0:0:0:0:0:0:1")).isEqualTo("::1");
        assertThat(Ipv6Text.shorten("fd00:0:0:0:0:0:0:2")).isEqualTo("fd00::2");
        assertThat(Ipv6Text.shorten("2001:db8:0:0:1:0:0:0")).isEqualTo("2001:db8:0:0:1::");
        assertThat(Ipv6Text.shorten("2001:db8:0:1:1:1:1:1")).isEqualTo("2001:db8:0:1:1:1:1:1");
        assertThat(Ipv6Text.shorten("fe80:0:0:0:fc:ff:fe00:1")).isEqualTo("fe80::fc:ff:fe00:1");
    }

    @Test
    void aNumberOfAResourceIsNotGivenTwice() throws Exception {
        ResourceTable table = new ResourceTable();
        int[] closed = {0};
        int first = table.add(() -> closed[0]++);
        table.close(first);
        int second = table.add(() -> closed[0]++);
        assertThat(second).isNotEqualTo(first);
        assertThat(table.count()).isEqualTo(1);
        table.closeAll();
        assertThat(closed[0]).isEqualTo(2);
        assertThat(table.count()).isZero();
    }
}
