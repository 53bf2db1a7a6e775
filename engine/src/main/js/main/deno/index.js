/** Builds the `Deno` object from its areas; part of the main bundle alone. */
import { inspect } from '../../internal/inspect/inspect.js';
import { ChildProcess, Command, spawn, spawnAndWait, spawnAndWaitSync } from './command.js';
import { listenDatagram } from './datagram.js';
import * as directory from './directory.js';
import { resolveDns } from './dns.js';
import { env } from './env.js';
import { errors } from './errors.js';
import * as fileContent from './file-content.js';
import * as fileInfo from './file-info.js';
import * as fileTree from './file-tree.js';
import * as file from './file.js';
import { connect, listen } from './net.js';
import { Permissions, permissions, statusClass } from './permissions.js';
import { exit, installProgram } from './program.js';
import { createHttpClient, HttpClient } from './http-client.js';
import { serve } from './serve.js';
import { addSignalListener, kill, removeSignalListener } from './signals.js';
import { consoleSize, stderr, stdin, stdout } from './stdio.js';
import * as system from './system.js';
import * as timers from './timers.js';
import { connectTls, listenTls, startTls } from './tls.js';
import { upgradeWebSocket } from './upgrade.js';
import { watchFs } from './watch.js';

const { fileInfo: _, millis: __, ...fileAttributes } = fileInfo;

export const Deno = {
  ...directory, ...fileContent, ...file, ...fileAttributes, ...fileTree, ...system, ...timers,
  addSignalListener, ChildProcess, Command, connect, connectTls, consoleSize, createHttpClient, env, errors, exit, HttpClient, inspect, kill, listen,
  listenDatagram, listenTls, permissions, Permissions, removeSignalListener, resolveDns, serve, spawn, spawnAndWait,
  spawnAndWaitSync, startTls, stderr, stdin, stdout, upgradeWebSocket, watchFs,
};
Object.defineProperty(Deno, 'PermissionStatus', {
  get: () => statusClass.PermissionStatus, enumerable: true, configurable: true,
});

installProgram(Deno);
// The bundler numbers functions whose name stands twice in the bundle.
for (const name of Object.keys(Deno)) {
  const value = Object.getOwnPropertyDescriptor(Deno, name).value;
  if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name, configurable: true });
}
Object.defineProperty(globalThis, 'Deno', { value: Deno, writable: false, enumerable: true, configurable: true });
