package io.networkruntime.torture;

import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.Usage;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    DIES_WITHIN_A_FRAME("agent_lost", "last words") {
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
    /** W07: an event of 100 MB, nearly all of it one field that nobody knows. */
    HIDES_MUCH_IN_AN_UNKNOWN_FIELD("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            // a frame of 104 857 600 bytes; member 6; length delimited field 15
            agent.raw(0x80, 0x80, 0x80, 0x32, 0x32, 0xfa, 0xff, 0xff, 0x31, 0x7a, 0xf4, 0xff, 0xff, 0x31);
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                agent.raw(much);
            }
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
    /** W13 */
    NAMES_AN_EVENT_IN_TEN_MEGABYTES("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            // a frame of 10 485 774 bytes; member 6; field 2, the name; an empty payload
            agent.raw(0x8e, 0x80, 0x80, 0x05, 0x32, 0x89, 0x80, 0x80, 0x05, 0x12, 0x80, 0x80, 0x80, 0x05);
            byte[] name = new byte[10 << 20];
            Arrays.fill(name, (byte) 'e');
            agent.raw(name);
            agent.raw(0x1a, 0x02, 0x0a, 0x00);
        }
    },
    /** W13: allowed one by one, but more than the window takes while nobody listens. */
    NAMES_A_HUNDRED_THOUSAND_EVENTS("protocol_violation") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            for (int i = 0; i < 100_000; i++) {
                agent.send(new FromAgent.Emitted(order.isolate(), "event " + i, Payload.json("1")));
            }
        }
    },
    /** W14 */
    STOPS_READING("agent_lost") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) {
            pause(60_000);
        }
    },
    /** W15: what native code or a JVM writes to descriptor 1 is no frame; it lands in the log. */
    BABBLES_ON_ITS_STANDARD_OUTPUT("agent_lost", "babble") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            byte[] babble = "\u007f\u0001\u0002 babble\n".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                out.write(babble);
            }
            agent.send(new FromAgent.Faulted(order.isolate(), ErrorSource.EVENT, GuestError.of("Error", "still here")));
            Runtime.getRuntime().halt(0);
        }
    },
    /** W16 */
    CLOSES_ITS_WIRE_AND_SPINS("agent_lost", "", "closed its wire") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            agent.closeWire();
            while (true) {
                Thread.onSpinWait();
            }
        }
    },
    /** W17: a child that holds the wire and the log open when the agent is dead. */
    LEAVES_A_CHILD_BEHIND("agent_lost", "child ") {
        @Override
        void atExecute(HostileAgent agent, ToAgent.Execute order) throws IOException {
            Process child = new ProcessBuilder("sleep", "30")
                    .redirectOutput(new File("/proc/self/fd/3"))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            System.err.println("child " + child.pid() + ".");
            Runtime.getRuntime().halt(0);
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
    /** X09: answers pings but takes up no work. */
    ANSWERS_PINGS_ALONE("agent_lost", "", "took up no work"),
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
    private final String lastWords;
    private final String detail;

    Misdeed(String reason) {
        this(reason, "");
    }

    Misdeed(String reason, String lastWords) {
        this(reason, lastWords, "");
    }

    Misdeed(String reason, String lastWords, String detail) {
        this.reason = reason;
        this.lastWords = lastWords;
        this.detail = detail;
    }

    /** What must stand in the tail of its standard error. */
    String lastWords() {
        return lastWords;
    }

    /** What the report must say. */
    String detail() {
        return detail;
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
