// How commands that are the shell's own end more than themselves.

export class Exit extends Error {
  readonly code: number;

  constructor(code: number) {
    super();
    this.code = code;
  }
}

export class LoopEnd extends Error {
  readonly goesOn: boolean;

  constructor(goesOn: boolean) {
    super();
    this.goesOn = goesOn;
  }
}
