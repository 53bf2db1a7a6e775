package io.networkruntime.conformance;

import java.io.IOException;

/** What stands in for one of the corpus's Python scripts: does what the upstream file of that name does. */
@FunctionalInterface
interface Script {
    void answer(HttpRequest request, HttpReply reply) throws IOException, InterruptedException;
}
