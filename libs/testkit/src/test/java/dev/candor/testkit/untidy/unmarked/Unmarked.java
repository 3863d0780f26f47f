package dev.candor.testkit.untidy.unmarked;

class Unmarked {}
