import { describe, expect, test } from 'vitest';
import { kindOfText, kindOfType, typeOfName } from './file-kinds.ts';

describe('what a file is', () => {
  test.each([
    ['image/png', { picture: 'png' }],
    ['image/jpeg', { picture: 'jpeg' }],
    ['video/mp4', { picture: null, mime: 'video/mp4', extension: 'mp4' }],
    ['text/vtt', { picture: null, mime: 'text/vtt', extension: 'vtt' }],
    ['audio/x-m4a', { picture: null, mime: 'audio/mp4', extension: 'm4a' }],
    ['application/x-msdownload', null],
    ['application/xml', null],
    ['application/zip', null],
    ['image/svg+xml', null],
  ])('a content detected as %s', (detected, kind) => {
    expect(kindOfType(detected)).toEqual(kind);
  });

  test.each([
    ['1\r\n00:00:00,000 --> 00:00:02,000\r\nBonjour', 'srt'],
    ['<!doctype html><script>alert(1)</script>', undefined],
    ['#!/bin/sh\nrm -r /', undefined],
    ['', undefined],
  ])('a text that begins with %j', (text, extension) => {
    expect(kindOfText(text)).toEqual(
      extension === undefined ? null : expect.objectContaining({ picture: null, extension }),
    );
  });

  test('a name says the type it was given', () => {
    expect(['a.webp', 'a.JPEG', 'a.vtt', 'a.html', 'a', 'mp4'].map(typeOfName)).toEqual([
      'image/webp',
      'image/jpeg',
      'text/vtt',
      null,
      null,
      'video/mp4',
    ]);
  });
});
