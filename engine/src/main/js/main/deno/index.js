/** Builds the `Deno` object from its areas; part of the main bundle alone. */
import { defineGlobal } from '../../internal/globals.js';
import * as directory from './directory.js';
import { env } from './env.js';
import { errors } from './errors.js';
import * as fileContent from './file-content.js';
import * as fileInfo from './file-info.js';
import * as fileTree from './file-tree.js';
import * as file from './file.js';
import { exit, installProgram } from './program.js';

const { fileInfo: _, millis: __, ...fileAttributes } = fileInfo;

export const Deno = { ...directory, ...fileContent, ...file, ...fileAttributes, ...fileTree, env, errors, exit };

installProgram(Deno);
defineGlobal('Deno', Deno);
