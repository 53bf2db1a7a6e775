package io.networkruntime.supervisor.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands with the run they belong to. */
final class Commands implements IFactory {
    private final Run run;

    Commands(Run run) {
        this.run = run;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type.equals(RunCommand.class)) {
            return type.cast(new RunCommand(run));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
