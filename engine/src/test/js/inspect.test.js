// Values and how Deno 2.9 prints them: the expectations were taken from Deno itself.
import { equal, isTrue, test } from './assert.js';
import { inspect } from '../../main/js/internal/inspect/inspect.js';
import './platform.js';

// Source text of a value, and its inspection.
const cases = [
  ['(1)', '1'],
  ['(-0)', '-0'],
  ['("a\'b")', '"a\'b"'],
  ['({a:1,b:"x",c:[1,2,3]})', '{ a: 1, b: "x", c: [ 1, 2, 3 ] }'],
  ['({a:{b:{c:{d:{e:{f:1}}}}}})', `{
  a: {
    b: { c: { d: { e: [Object] } } }
  }
}`],
  ['([[[[[[1]]]]]])', `[
  [
    [ [ [ [Array] ] ] ]
  ]
]`],
  ['([1,,3])', '[ 1, <1 empty item>, 3 ]'],
  ['([,,])', '[ <2 empty items> ]'],
  ['(new Array(5))', '[ <5 empty items> ]'],
  ['(Object.assign([1,2],{x:1,"-y":2}))', '[ 1, 2, x: 1, "-y": 2 ]'],
  ['(Array.from({length:30},(_, i)=>"item"+i))', `[
  "item0",  "item1",  "item2",
  "item3",  "item4",  "item5",
  "item6",  "item7",  "item8",
  "item9",  "item10", "item11",
  "item12", "item13", "item14",
  "item15", "item16", "item17",
  "item18", "item19", "item20",
  "item21", "item22", "item23",
  "item24", "item25", "item26",
  "item27", "item28", "item29"
]`],
  ['(Array.from({length:7},(_, i)=>i*1000))', `[
     0, 1000, 2000,
  3000, 4000, 5000,
  6000
]`],
  ['(new Map([["a",1],[{b:2},[3]]]))', 'Map(2) { "a" => 1, { b: 2 } => [ 3 ] }'],
  ['(new Map())', 'Map(0) {}'],
  ['(new Set([1,"b",{c:1}]))', 'Set(3) { 1, "b", { c: 1 } }'],
  ['(new Set())', 'Set(0) {}'],
  ['(new Map([[new Map([[1,2]]),new Set([3])]]))', 'Map(1) { Map(1) { 1 => 2 } => Set(1) { 3 } }'],
  ['class Foo{};( new Foo())', 'Foo {}'],
  ['class Foo{constructor(){this.a=1}};( new Foo())', 'Foo { a: 1 }'],
  ['class Foo{constructor(){this.a=1} get [Symbol.toStringTag](){return "Bar"}};( new Foo())', 'Foo [Bar] { a: 1 }'],
  ['class Foo extends Map{};( new Foo([[1,2]]))', 'Foo(1) [Map] { 1 => 2 }'],
  ['class Foo extends Array{};( Foo.from([1,2]))', 'Foo(2) [ 1, 2 ]'],
  ['class A{};( A)', '[class A]'],
  ['class A{}; class B extends A{static x=1};( B)', '[class B extends A] { x: 1 }'],
  ['function f(){};( f)', '[Function: f]'],
  ['(()=>{})', '[Function (anonymous)]'],
  ['((()=>()=>{})())', '[Function (anonymous)]'],
  ['async function af(){};( af)', '[AsyncFunction: af]'],
  ['function* g(){};( g)', '[GeneratorFunction: g]'],
  ['async function* ag(){};( ag)', '[AsyncGeneratorFunction: ag]'],
  ['(Object.assign(function fp(){},{a:1}))', '[Function: fp] { a: 1 }'],
  ['(Object.create(null))', '[Object: null prototype] {}'],
  ['(Object.assign(Object.create(null),{a:1}))', '[Object: null prototype] { a: 1 }'],
  ['(Object.create({a:1}))', '{}'],
  ['(Object.create(Object.create(null)))', 'Object <[Object: null prototype] {}> {}'],
  ['(Symbol("a"))', 'Symbol(a)'],
  ['(Symbol())', 'Symbol()'],
  ['({[Symbol("k")]:1,[Symbol.iterator]:2})', '{ Symbol(k): 1, Symbol(Symbol.iterator): 2 }'],
  ['({get a(){return 1},set b(v){},get c(){return 1},set c(v){}})', '{ a: [Getter], b: [Setter], c: [Getter/Setter] }'],
  ['({"a-b":1,"1":2,"valid_id":3,"ünï":4,"__proto__x":5})', '{ "1": 2, "a-b": 1, valid_id: 3, "ünï": 4, __proto__x: 5 }'],
  ['(new Date(0))', '1970-01-01T00:00:00.000Z'],
  ['(new Date(NaN))', 'Invalid Date'],
  ['([new Date(0)])', '[ 1970-01-01T00:00:00.000Z ]'],
  ['(/a\\/b/gi)', '/a\\/b/gi'],
  ['(Object.assign(/x/,{y:1}))', '/x/ { y: 1 }'],
  ['(new Uint8Array([1,2,3]))', 'Uint8Array(3) [ 1, 2, 3 ]'],
  ['(new Float64Array(3))', 'Float64Array(3) [ 0, 0, 0 ]'],
  ['(new BigInt64Array(2))', 'BigInt64Array(2) [ 0n, 0n ]'],
  ['(new Uint8Array(200))', `Uint8Array(200) [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0,
  ... 100 more items
]`],
  ['(new ArrayBuffer(4))', 'ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 }'],
  ['(new DataView(new ArrayBuffer(4),1))', `DataView {
  byteLength: 3,
  byteOffset: 1,
  buffer: ArrayBuffer { [Uint8Contents]: <00 00 00 00>, byteLength: 4 }
}`],
  ['(new Boolean(true))', '[Boolean: true]'],
  ['(new Number(-0))', '[Number: -0]'],
  ['(new String("abc"))', '[String: "abc"]'],
  ['(Object.assign(new String("abc"),{x:1}))', '[String: "abc"] { x: 1 }'],
  ['(Object(Symbol("q")))', '[Symbol: Symbol(q)]'],
  ['(Object(10n))', '[BigInt: 10n]'],
  ['(10n)', '10n'],
  ['([1n,2n,3n,4n,5n,6n,7n])', `[
  1n, 2n, 3n, 4n,
  5n, 6n, 7n
]`],
  ['(null)', 'null'],
  ['(undefined)', 'undefined'],
  ['([null,undefined])', '[ null, undefined ]'],
  ['(new WeakMap())', 'WeakMap { <items unknown> }'],
  ['(new WeakSet())', 'WeakSet { <items unknown> }'],
  ['(new WeakRef({a:1}))', 'WeakRef {}'],
  ['((()=>{const a={};a.self=a;return a})())', '<ref *1> { self: [Circular *1] }'],
  ['((()=>{const a={b:{}};a.b.a=a;a.b.b=a.b;return a})())', '<ref *1> { b: <ref *2> { a: [Circular *1], b: [Circular *2] } }'],
  ['((()=>{const a=[];a.push(a,{a});return a})())', '<ref *1> [ [Circular *1], { a: [Circular *1] } ]'],
  ['((()=>{const m=new Map();m.set("m",m);return m})())', '<ref *1> Map(1) { "m" => [Circular *1] }'],
  ['(new Proxy({a:1},{}))', '{ a: 1 }'],
  ['(new Proxy([1,2],{}))', '[ 1, 2 ]'],
  ['(new Proxy(function foo(){},{}))', '[Function: foo]'],
  ['({a:new Proxy({b:1},{get(){throw 1},ownKeys(){throw 2}})})', '{ a: { b: 1 } }'],
  ['(Math)', 'Object [Math] {}'],
  ['(JSON)', 'Object [JSON] {}'],
  ['(globalThis.Reflect)', 'Object [Reflect] {}'],
  ['((function(){return arguments})(1,2))', '[Arguments] { "0": 1, "1": 2 }'],
  ['({a:"x".repeat(100)})', `{
  a: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
}`],
  ['({a:"x".repeat(30),b:"y".repeat(30),c:"z".repeat(30)})', `{
  a: "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  b: "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
  c: "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
}`],
  ['(["x".repeat(30),"y".repeat(30),"z".repeat(30)])', `[
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
  "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"
]`],
  ['({a:[1,2,{b:3,c:[4,5,{d:6}]}],e:{f:{g:{h:1}}}})', `{
  a: [
    1,
    2,
    { b: 3, c: [ 4, 5, { d: 6 } ] }
  ],
  e: { f: { g: { h: 1 } } }
}`],
  ['({a:1,b:{c:2,d:{e:3,f:{g:4}}}})', `{
  a: 1,
  b: { c: 2, d: { e: 3, f: { g: 4 } } }
}`],
  ['({users:[{id:1,name:"Alice",tags:["a","b"]},{id:2,name:"Bob",tags:[]}],total:2})', `{
  users: [
    { id: 1, name: "Alice", tags: [ "a", "b" ] },
    { id: 2, name: "Bob", tags: [] }
  ],
  total: 2
}`],
  ['([{a:1,b:2},{a:3,b:4}])', '[ { a: 1, b: 2 }, { a: 3, b: 4 } ]'],
  ['([[1,2,[3,4,[5,[6]]],{a:{b:{c:{}}}}]])', `[
  [
    1,
    2,
    [ 3, 4, [ 5, [ 6 ] ] ],
    { a: { b: { c: {} } } }
  ]
]`],
  ['({a:function(){},b:()=>{},c(){},d:class{},e:class X{}})', `{
  a: [Function: a],
  b: [Function: b],
  c: [Function: c],
  d: [class d],
  e: [class X]
}`],
  ['({f:async()=>{},g:function*(){} })', '{ f: [AsyncFunction: f], g: [GeneratorFunction: g] }'],
  ['([undefined,null,NaN,-0,Infinity,true])', '[ undefined, null, NaN, -0, Infinity, true ]'],
  ['("multi\\nline")', '"multi\\nline"'],
  ['(["multi\\nline"])', '[ "multi\\nline" ]'],
  ['({s:"line1\\nline2"})', '{ s: "line1\\nline2" }'],
  ['({s:"a line that is rather long and goes on and on\\nsecond line that is also long enough to wrap around"})', `{
  s: "a line that is rather long and goes on and on\\n" +
    "second line that is also long enough to wrap around"
}`],
  ['((()=>{const e=new Error("boom");e.stack="Error: boom\\n    at foo (file.js:1:2)";return e})())', `Error: boom
    at foo (file.js:1:2)`],
  ['((()=>{const e=new Error("boom");e.stack="Error: boom\\n    at foo (file.js:1:2)";return {e}})())', `{
  e: Error: boom
      at foo (file.js:1:2)
}`],
  ['((()=>{const e=new Error("boom");e.stack="Error: boom\\n    at foo (file.js:1:2)";return [e]})())', `[
  Error: boom
      at foo (file.js:1:2)
]`],
  ['((()=>{const e=new Error("boom",{cause:"str"});e.stack="Error: boom\\n    at foo (file.js:1:2)";return e})())', `Error: boom
    at foo (file.js:1:2) {
  [cause]: "str"
}`],
  ['((()=>{const e=new Error("boom",{cause:{a:1}});e.stack="Error: boom\\n    at foo (file.js:1:2)";return e})())', `Error: boom
    at foo (file.js:1:2) {
  [cause]: { a: 1 }
}`],
  ['((()=>{const e=new Error("boom");e.stack=undefined;return e})())', '[Error: boom]'],
  ['((()=>{const e=new Error("boom");e.stack="Error: boom";return e})())', '[Error: boom]'],
  ['((()=>{const e=new Error("boom");delete e.stack;return e})())', '[Error: boom]'],
  ['([1.5,2.25,-3])', '[ 1.5, 2.25, -3 ]'],
  ['({a:1,get b(){return 2}})', '{ a: 1, b: [Getter] }'],
  ['(new (class extends null{constructor(){return Object.create(new.target.prototype)}})())', 'Object <[Object: null prototype] {}> {}'],
  ['(Object.create(class Foo{}.prototype))', 'Foo {}'],
  ['([[],{},[[]],[{}]])', '[ [], {}, [ [] ], [ {} ] ]'],
  ['({a:[],b:{},c:new Map,d:new Set})', '{ a: [], b: {}, c: Map(0) {}, d: Set(0) {} }'],
  ['([["a",1],["b",2]])', '[ [ "a", 1 ], [ "b", 2 ] ]'],
  ['(new Map([["key",{a:1,b:[1,2,3]}],["other",new Map([["x",1]])]]))', `Map(2) {
  "key" => { a: 1, b: [ 1, 2, 3 ] },
  "other" => Map(1) { "x" => 1 }
}`],
  ['([function a(){},class B{}])', '[ [Function: a], [class B] ]'],
  ['(Array(3).fill({a:1,b:2,c:3,d:4,e:5,f:6}))', `[
  { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 },
  { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 },
  { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 }
]`],
  ['(Array(30).fill(1))', `[
  1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1
]`],
  ['(Array(30).fill({a:1}))', `[
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 },
  { a: 1 }, { a: 1 }, { a: 1 }
]`],
  ['(Array(10).fill("abc"))', `[
  "abc", "abc", "abc",
  "abc", "abc", "abc",
  "abc", "abc", "abc",
  "abc"
]`],
  ['([[1,2,3],[4,5,6],[7,8,9]])', '[ [ 1, 2, 3 ], [ 4, 5, 6 ], [ 7, 8, 9 ] ]'],
  ['({a:1n,b:Symbol("x"),c:undefined,d:null,e:true})', '{ a: 1n, b: Symbol(x), c: undefined, d: null, e: true }'],
  ['class Foo2{};([new Foo2])', '[ Foo2 {} ]'],
  ['({very_long_property_name_number_one:1,very_long_property_name_number_two:2,very_long_three:3})', `{
  very_long_property_name_number_one: 1,
  very_long_property_name_number_two: 2,
  very_long_three: 3
}`],
  ['({a:1,b:2,c:3,d:4,e:5,f:6,g:7,h:8,i:9,j:10,k:11,l:12,m:13,n:14,o:15,p:16,q:17,r:18,s:19,t:20,u:21,v:22,w:23})', `{
  a: 1,
  b: 2,
  c: 3,
  d: 4,
  e: 5,
  f: 6,
  g: 7,
  h: 8,
  i: 9,
  j: 10,
  k: 11,
  l: 12,
  m: 13,
  n: 14,
  o: 15,
  p: 16,
  q: 17,
  r: 18,
  s: 19,
  t: 20,
  u: 21,
  v: 22,
  w: 23
}`],
  ['(Object.fromEntries(Array.from({length:27},(_, i)=>["k"+i,i])))', `{
  k0: 0,
  k1: 1,
  k2: 2,
  k3: 3,
  k4: 4,
  k5: 5,
  k6: 6,
  k7: 7,
  k8: 8,
  k9: 9,
  k10: 10,
  k11: 11,
  k12: 12,
  k13: 13,
  k14: 14,
  k15: 15,
  k16: 16,
  k17: 17,
  k18: 18,
  k19: 19,
  k20: 20,
  k21: 21,
  k22: 22,
  k23: 23,
  k24: 24,
  k25: 25,
  k26: 26
}`],
  ['({a:{b:[{c:1},{c:2}],d:new Map([["e",{f:new Set([1])}]])}})', `{
  a: {
    b: [ { c: 1 }, { c: 2 } ],
    d: Map(1) { "e" => { f: Set(1) { 1 } } }
  }
}`],
  ['([1,2,3].values())', 'Object [Array Iterator] {}'],
  ['((function*(){})())', 'Object [Generator] {}'],
  ['(new (class A{ #p=1; q=2 })())', 'A { q: 2 }'],
  ['(Object.defineProperty({},"hidden",{value:1,enumerable:false}))', '{}'],
  ['({["日本"]:"語","😀":"emoji"})', '{ "日本": "語", "😀": "emoji" }'],
  ['(["日本語","中文","한국어","日本語","中文","한국어","a"])', `[
  "日本語", "中文",
  "한국어", "日本語",
  "中文",   "한국어",
  "a"
]`],
  ['class Foo3{constructor(){this.x={y:{z:{w:1}}}}};({a:new Foo3})', `{
  a: Foo3 {
    x: { y: { z: { w: 1 } } }
  }
}`],
  ['({l1:{l2:{l3:{l4:{l5:{}}}}}})', `{
  l1: {
    l2: { l3: { l4: { l5: {} } } }
  }
}`],
  ['class Foo4{};({l1:{l2:{l3:{l4:{l5:new Map([[1,2]]),l6:[1],l7:new Foo4,l8:[],l9:new Date(0)}}}}})', `{
  l1: {
    l2: {
      l3: {
        l4: {
          l5: [Map],
          l6: [Array],
          l7: Foo4 {},
          l8: [],
          l9: 1970-01-01T00:00:00.000Z
        }
      }
    }
  }
}`],
  ['([new Number(3),new String("s"),new Boolean(false)])', '[ [Number: 3], [String: "s"], [Boolean: false] ]'],
  ['(new Int8Array(0))', 'Int8Array(0) []'],
  ['({a:new Uint8Array([1,2])})', '{ a: Uint8Array(2) [ 1, 2 ] }'],
  ['(Object.assign(new Date(0),{x:1}))', '1970-01-01T00:00:00.000Z { x: 1 }'],
  ['(Object.assign(()=>{},{a:{b:1}}))', '[Function (anonymous)] { a: { b: 1 } }'],
  ['({toString(){return "x"}})', '{ toString: [Function: toString] }'],
  ['({constructor:1})', '{ constructor: 1 }'],
  ['({constructor:{name:"Fake"}})', '{ constructor: { name: "Fake" } }'],
  ['({[Symbol.toStringTag]:"Tag"})', 'Object [Tag] { Symbol(Symbol.toStringTag): "Tag" }'],
  ['(Object.assign(Object.create({constructor:undefined}),{a:1}))', '{ a: 1 }'],
  ['(new (function Legacy(){this.a=1}))', 'Legacy { a: 1 }'],
  ['([ "a", "b", "c", "d", "e", "f", "g", "h" ])', `[
  "a", "b", "c",
  "d", "e", "f",
  "g", "h"
]`],
  ['([1,22,333,4444,55555,666666,7777777])', '[ 1, 22, 333, 4444, 55555, 666666, 7777777 ]'],
  ['([-1,-22,333,4444,-55555,666666,7777777])', '[ -1, -22, 333, 4444, -55555, 666666, 7777777 ]'],
  ['(["apple","banana","cherry","date","elderberry","fig","grape","honeydew melon"])', `[
  "apple",
  "banana",
  "cherry",
  "date",
  "elderberry",
  "fig",
  "grape",
  "honeydew melon"
]`],
  ['([true,false,true,false,true,false,true])', `[
  true, false,
  true, false,
  true, false,
  true
]`],
  ['([{a:1},{a:2},{a:3},{a:4},{a:5},{a:6},{a:7}])', `[
  { a: 1 }, { a: 2 },
  { a: 3 }, { a: 4 },
  { a: 5 }, { a: 6 },
  { a: 7 }
]`],
  ['([[1],[2],[3],[4],[5],[6],[7]])', `[
  [ 1 ], [ 2 ],
  [ 3 ], [ 4 ],
  [ 5 ], [ 6 ],
  [ 7 ]
]`],
];

const evaluate = globalThis.eval;
for (const [source, expected] of cases) test(source, () => equal(inspect(evaluate(source)), expected, source));

test('colours', () => {
  equal(inspect({ a: 1, b: 'x' }, { colors: true }), '{ a: \u001b[33m1\u001b[39m, b: \u001b[32m"x"\u001b[39m }');
});

test('no trap of a proxy runs', () => {
  const traps = new Proxy({}, { get(_, trap) { throw new Error(`trap ${String(trap)} was asked for`); } });
  const proxy = new Proxy({ a: [new Proxy([1], traps)] }, traps);
  equal(inspect(proxy), '{ a: [ [ 1 ] ] }');
  equal(inspect(new Proxy({ b: 1 }, {}), { showProxy: true }), 'Proxy [ { b: 1 }, {} ]');
});

test('a chain far deeper than the limit is cut', () => {
  let chain = {};
  for (let i = 0; i < 100_000; i++) chain = { chain };
  isTrue(inspect(chain).includes('[Object]'), 'cut');
  isTrue(typeof inspect(chain, { depth: Infinity }) === 'string', 'survived without a limit');
});

test('custom inspection', () => {
  equal(inspect({ [Symbol.for('Deno.customInspect')]: () => 'own text' }), 'own text');
  equal(inspect({ [Symbol.for('nodejs.util.inspect.custom')]: () => ({ x: 1 }) }), '{ x: 1 }');
});

test('platform objects show their attributes', () => {
  equal(inspect(new AbortController()), 'AbortController {\n  signal: AbortSignal { aborted: false, reason: undefined, onabort: null }\n}');
});
