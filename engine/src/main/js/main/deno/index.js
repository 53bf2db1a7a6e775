/** Builds the `Deno` object from its areas; part of the main bundle alone. */
import { defineGlobal } from '../../internal/globals.js';
import * as directory from './directory.js';
import { env } from './env.js';
import { errors } from './errors.js';
import * as fileContent from './file-content.js';
import { exit, installProgram } from './program.js';

export const Deno = { ...directory, ...fileContent, env, errors, exit };

installProgram(Deno);
defineGlobal('Deno', Deno);
