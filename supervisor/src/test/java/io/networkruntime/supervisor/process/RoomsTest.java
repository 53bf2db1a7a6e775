package io.networkruntime.supervisor.process;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.networkruntime.engine.natives.Syscall;
import io.networkruntime.engine.natives.SyscallTable;
import io.networkruntime.protocol.EndReason;
import java.lang.foreign.Linker;
import org.junit.jupiter.api.Test;

/** What the two lowest rooms of the supervisor may see. */
final class RoomsTest {
    private static final String LIMITS = "io.networkruntime.supervisor.limits..";
    private static final String PROCESS = "io.networkruntime.supervisor.process..";

    private final JavaClasses supervisor = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.networkruntime.supervisor");

    @Test
    void policySeesOnlyTheJdkAndTheReasons() {
        classes()
                .that()
                .resideInAPackage(LIMITS)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java.lang..", "java.util..", "java.time..", "org.jspecify..", LIMITS)
                                .or(equivalentTo(EndReason.class)))
                .check(supervisor);
    }

    @Test
    void mechanismSeesNothingOfOursButPolicyAndSystemCalls() {
        noClasses()
                .that()
                .resideInAPackage(PROCESS)
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.networkruntime..")
                        .and(not(resideInAnyPackage(LIMITS, PROCESS)))
                        .and(not(belongToAnyOf(Syscall.class, SyscallTable.class))))
                .check(supervisor);
    }

    @Test
    void nativeCodeIsCalledThroughTheSystemCallsAlone() {
        noClasses().should().dependOnClassesThat(equivalentTo(Linker.class)).check(supervisor);
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.(process\\.Posix|deno\\.Libc)")
                .should()
                .dependOnClassesThat(equivalentTo(Syscall.class))
                .check(supervisor);
    }
}
