/** Builds the `Deno` object from its areas; part of the main bundle alone. */
import { defineGlobal } from '../../internal/globals.js';
import { inspect } from '../../internal/inspect/inspect.js';
import { ChildProcess, Command, spawn, spawnAndWait, spawnAndWaitSync } from './command.js';
import { DatagramConn, listenDatagram } from './datagram.js';
import * as directory from './directory.js';
import { resolveDns } from './dns.js';
import { env } from './env.js';
import { errors } from './errors.js';
import * as fileContent from './file-content.js';
import * as fileInfo from './file-info.js';
import * as fileTree from './file-tree.js';
import * as file from './file.js';
import { Conn, connect, listen, Listener, TcpConn, UnixConn } from './net.js';
import { Permissions, permissions, statusClass } from './permissions.js';
import { exit, installProgram } from './program.js';
import { HttpServer, serve } from './serve.js';
import { addSignalListener, kill, removeSignalListener } from './signals.js';
import { consoleSize, stderr, stdin, stdout } from './stdio.js';
import * as system from './system.js';
import * as timers from './timers.js';
import { connectTls, listenTls, startTls, TlsConn, TlsListener } from './tls.js';
import { upgradeWebSocket } from './upgrade.js';
import { FsWatcher, watchFs } from './watch.js';

const { fileInfo: _, millis: __, ...fileAttributes } = fileInfo;

export const Deno = {
  ...directory, ...fileContent, ...file, ...fileAttributes, ...fileTree, ...system, ...timers,
  addSignalListener, ChildProcess, Command, Conn, connect, connectTls, consoleSize, DatagramConn, env, errors, exit, FsWatcher,
  HttpServer, inspect, kill, listen,
  listenDatagram, Listener, listenTls, permissions, Permissions, removeSignalListener, resolveDns, serve, spawn, spawnAndWait,
  spawnAndWaitSync, startTls, stderr, stdin, stdout, TcpConn, TlsConn, TlsListener, UnixConn, upgradeWebSocket, watchFs,
};
Object.defineProperty(Deno, 'PermissionStatus', {
  get: () => statusClass.PermissionStatus, enumerable: true, configurable: true,
});

installProgram(Deno);
defineGlobal('Deno', Deno);
