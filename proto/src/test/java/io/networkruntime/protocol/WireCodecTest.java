package io.networkruntime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The codec against itself, against the classes that protoc generates, and against bytes that are no message. */
class WireCodecTest {
    @Provide
    Arbitrary<ToAgent> toAgent() {
        return Messages.toAgent();
    }

    @Provide
    Arbitrary<FromAgent> fromAgent() {
        return Messages.fromAgent();
    }

    @Example
    void everyMessageTypeIsTested() {
        assertThat(typesOf(Messages.toAgentTypes())).containsExactlyInAnyOrderElementsOf(leaves(ToAgent.class));
        assertThat(typesOf(Messages.fromAgentTypes())).containsExactlyInAnyOrderElementsOf(leaves(FromAgent.class));
    }

    @Property(tries = 2000)
    void whatTheHostSaysComesBackAsItWas(@ForAll("toAgent") ToAgent message) {
        byte[] bytes = WireCodec.encodeToAgent(message);
        assertThat(WireCodec.decodeToAgent(bytes))
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(new Decoded.Ok<>(message));
    }

    @Property(tries = 2000)
    void whatAnAgentSaysComesBackAsItWas(@ForAll("fromAgent") FromAgent message) {
        byte[] bytes = WireCodec.encodeFromAgent(message);
        assertThat(WireCodec.decodeFromAgent(bytes))
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(new Decoded.Ok<>(message));
    }

    /** The generated class reads our bytes and finds our names and values there, and writes the very same bytes. */
    @Property(tries = 2000)
    void theGeneratedClassesAgreeOnWhatTheHostSays(@ForAll("toAgent") ToAgent message)
            throws InvalidProtocolBufferException {
        byte[] bytes = WireCodec.encodeToAgent(message);
        Message generated = io.networkruntime.wire.ToAgent.parseFrom(bytes);
        assertThat(generated.toByteArray()).isEqualTo(bytes);
        assertThat(GeneratedView.of(generated)).isEqualTo(GeneratedView.of(message));
    }

    @Property(tries = 2000)
    void theGeneratedClassesAgreeOnWhatAnAgentSays(@ForAll("fromAgent") FromAgent message)
            throws InvalidProtocolBufferException {
        byte[] bytes = WireCodec.encodeFromAgent(message);
        Message generated = io.networkruntime.wire.FromAgent.parseFrom(bytes);
        assertThat(generated.toByteArray()).isEqualTo(bytes);
        assertThat(GeneratedView.of(generated)).isEqualTo(GeneratedView.of(message));
    }

    @Property(tries = 20000)
    void randomBytesNeverThrow(@ForAll byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 300)
    void brokenMessagesNeverThrowAndNeverMisdeliver(@ForAll("fromAgent") FromAgent message, @ForAll long seed) {
        var random = new Random(seed);
        byte[] bytes = WireCodec.encodeFromAgent(message);
        for (int i = 0; i < 30; i++) {
            byte[] broken = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes.clone();
            for (int flips = random.nextInt(3); broken.length > 0 && flips >= 0; flips--) {
                broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
            }
            check(broken);
        }
    }

    /** Whatever is accepted means the same to the generated classes: nothing is read that is not there. */
    private static void check(byte[] bytes) {
        switch (WireCodec.decodeFromAgent(bytes)) {
            case Decoded.Ok<FromAgent>(var message) -> {
                try {
                    Message generated = io.networkruntime.wire.FromAgent.parseFrom(bytes);
                    assertThat(GeneratedView.of(generated)).isEqualTo(GeneratedView.of(message));
                } catch (InvalidProtocolBufferException e) {
                    throw new AssertionError("accepted what protobuf refuses: " + message, e);
                }
            }
            case Decoded.Bad<FromAgent>(var frame) -> {
                assertThat(frame.problem()).isNotBlank();
                assertThat(frame.toString()).matches("\\p{Print}+");
            }
        }
        assertThat(WireCodec.decodeToAgent(bytes)).isNotNull();
    }

    @Example
    void aNegativeNumberIsRefusedAtTheSender() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireCodec.encodeFromAgent(new FromAgent.Consumed(new IsolateId(1), -1, 0)))
                .withMessage("Flow.messages is -1, allowed are 0 to 2147483647");
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        var leaves = new LinkedHashSet<Class<?>>();
        if (type.isRecord()) {
            leaves.add(type);
        } else {
            for (Class<?> sub : type.getPermittedSubclasses()) {
                leaves.addAll(leaves(sub));
            }
        }
        return leaves;
    }

    private static Set<Class<?>> typesOf(Iterable<? extends Arbitrary<?>> arbitraries) {
        var types = new LinkedHashSet<Class<?>>();
        for (Arbitrary<?> arbitrary : arbitraries) {
            types.add(arbitrary.sample().getClass());
        }
        return types;
    }
}
