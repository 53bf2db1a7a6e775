package io.networkruntime.torture;

import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.Usage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** What a hostile agent does, rows W of the attack corpus, and the reason that its isolate must end for. */
enum Misdeed {
    /** W01 */
    CLAIMS_TWO_GIGABYTES("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.raw(0xff, 0xff, 0xff, 0xff, 0x07, 0x08);
        }
    },
    /** W01 */
    CLAIMS_A_VARINT_OF_TEN_BYTES("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.raw(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01);
        }
    },
    /** W02 */
    FLOODS_EMPTY_FRAMES("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.raw(new byte[1 << 20]);
        }
    },
    /** W03 */
    DIES_WITHIN_A_FRAME("agent_lost") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.raw(0x40, 0x32, 0x3e, 0x08);
            System.err.println("last words");
            Runtime.getRuntime().halt(0);
        }
    },
    /** W04 */
    SENDS_A_BYTE_A_SECOND("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.raw(0x7f);
            for (int i = 0; i < 0x7f; i++) {
                agent.raw(0x32);
                pause(1000);
            }
        }
    },
    /** W05 */
    SENDS_RANDOM_BYTES("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            byte[] noise = new byte[1 << 16];
            new Random(5).nextBytes(noise);
            agent.raw(noise);
        }
    },
    /** W06 */
    NESTS_GROUPS("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            byte[] frame = new byte[3 + 100_000];
            Arrays.fill(frame, (byte) 0x0b);
            frame[0] = (byte) 0xa0;
            frame[1] = (byte) 0x8d;
            frame[2] = 0x06;
            agent.raw(frame);
        }
    },
    /** W08 */
    ANSWERS_WHAT_NOBODY_ASKED("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            for (int i = 0; i < 3; i++) {
                agent.send(new FromAgent.Executed(
                        order.isolate(), new CallId(1000 + i), new Outcome.Value(Payload.json("1"))));
            }
        }
    },
    /** W09 */
    SPEAKS_FOR_ANOTHER_ISOLATE("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            agent.send(new FromAgent.Emitted(new IsolateId(order.isolate().value() + 77), "event", Payload.json("1")));
        }
    },
    /** W10 */
    FORGES_A_MANUAL_END("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            agent.send(new FromAgent.Ended(order.isolate(), EndReason.MANUAL, 0, 0, Usage.NONE));
        }
    },
    /** W11 */
    GREETS_TWICE("protocol_violation") {
        @Override
        void atHello(HostileAgent agent, int version, long token) throws IOException {
            agent.greet(token);
            agent.greet(token);
        }
    },
    /** W11 */
    SPEAKS_AN_OLD_VERSION("protocol_violation") {
        @Override
        void atHello(HostileAgent agent, int version, long token) throws IOException {
            agent.greet(version + 1, token);
        }
    },
    /** W11 */
    GUESSES_THE_TOKEN("protocol_violation") {
        @Override
        void atHello(HostileAgent agent, int version, long token) throws IOException {
            agent.greet(token ^ 1);
        }
    },
    /** W11 */
    SPEAKS_BEFORE_ITS_HELLO("protocol_violation") {
        @Override
        void atHello(HostileAgent agent, int version, long token) {
            agent.send(new FromAgent.Pong(1));
        }
    },
    /** W12: an event's name that is no UTF-8. */
    SENDS_BROKEN_TEXT("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.raw(0x0a, 0x32, 0x08, 0x12, 0x02, 0xc3, 0x28, 0x1a, 0x02, 0x0a, 0x00);
        }
    },
    /** W16 */
    CLOSES_ITS_WIRE_AND_SPINS("agent_lost") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.closeWire();
            pause(60_000);
        }
    },
    /** W18 */
    CONSUMES_MORE_THAN_IT_GOT("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            agent.send(new FromAgent.Consumed(order.isolate(), 1_000_000, 1L << 40));
        }
    },
    /** W19 */
    REPEATS_ITS_REQUEST("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            for (int i = 0; i < 3; i++) {
                agent.send(new FromAgent.Requested(order.isolate(), new CallId(1), "ping", Payload.json("1")));
            }
        }
    },
    /** W20, M20: sends on without credit, to a host that does not keep up. */
    IGNORES_ITS_WINDOW("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            Payload much = Payload.json("\"" + "x".repeat(100_000) + "\"");
            for (int i = 0; i < 100_000; i++) {
                agent.send(new FromAgent.Emitted(order.isolate(), "event", much));
            }
        }
    },
    /** X02 */
    DIES_BEFORE_ITS_HELLO("agent_lost") {
        @Override
        void atHello(HostileAgent agent, int version, long token) {
            Runtime.getRuntime().halt(7);
        }
    },
    /** X02 */
    DIES_WHILE_IT_CREATES("agent_lost") {
        @Override
        void atCreate(HostileAgent agent, ToAgent.CreateIsolate order) {
            Runtime.getRuntime().halt(7);
        }
    };

    private final String reason;

    Misdeed(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    void atHello(HostileAgent agent, int version, long token) throws IOException {
        agent.greet(token);
    }

    void atCreate(HostileAgent agent, ToAgent.CreateIsolate order) throws IOException {
        agent.create(order);
    }

    void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {}

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
