package io.networkruntime.engine.module;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** One open bracket of the source and what the scanner must remember until it closes. */
final class Nesting {
    /** What a bracket means for the tokens inside it and for the one after it. */
    enum Kind {
        /** A statement block or a function body. */
        BLOCK,
        /** An object literal, a destructuring pattern, or the list of an import or export. */
        OBJECT,
        CLASS,
        /** {@code ${…}} inside a template. */
        SUBSTITUTION,
        /** The head of {@code if}, {@code for}, {@code while} or {@code with}: a statement follows it. */
        STATEMENT_HEAD,
        PARENTHESES,
        BRACKETS
    }

    final Kind kind;
    /** Whether the closing bracket ends an operand, so that a slash after it divides. */
    final boolean operand;
    /** Set on the parentheses of a function's parameters: whether the function is an expression. */
    @Nullable
    Boolean parametersOfExpression;
    /** Conditional operators that still wait for their colon. */
    int openConditionals;
    /** In an object or class: the next name is a property's, whatever it spells. */
    boolean inKey;
    /** Classes whose body has not opened yet; true for an expression. */
    final Deque<Boolean> pendingClasses = new ArrayDeque<>(2);
    /** A {@code function} whose parameters have not opened yet; true for an expression. */
    @Nullable
    Boolean pendingFunction;

    Nesting(Kind kind, boolean operand) {
        this.kind = kind;
        this.operand = operand;
        this.inKey = kind == Kind.OBJECT || kind == Kind.CLASS;
    }

    boolean isBraces() {
        return kind == Kind.BLOCK || kind == Kind.OBJECT || kind == Kind.CLASS;
    }
}
