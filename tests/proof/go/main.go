// An independent verifier of our log: golang.org/x/mod/sumdb/{note,tlog}, written by others for Go's checksum
// database, with nothing of ours but the reading of paths and bundles as C2SP tlog-tiles has them.
//
//	verify vectors FILE             every vector of schemas/log-vectors.json
//	verify log FOLDER KEY OLDER     an exported log: its checkpoint, every tile and entry, an inclusion proof for
//	                                each leaf, that changes of key lead from KEY to the one that signed, and that it goes
//	                                on from the signed checkpoint in the file OLDER
//	verify changes FOLDER KEY       the same log with one byte changed in each of its files: each must be refused
//
// Prints what it checked; exit status 1 when anything is otherwise. Built in GOPATH mode against Debian's
// golang-golang-x-mod-dev.
package main

import (
	"fmt"
	"os"
)

func main() {
	arguments := append(os.Args[1:], "", "", "", "")
	var said string
	var err error
	switch arguments[0] {
	case "vectors":
		said, err = checkVectors(arguments[1])
	case "log":
		said, err = checkLog(arguments[1], arguments[2], arguments[3])
	case "changes":
		said, err = checkChanges(arguments[1], arguments[2])
	default:
		err = fmt.Errorf("vectors FILE | log FOLDER KEY OLDER | changes FOLDER KEY")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "verify:", err)
		os.Exit(1)
	}
	fmt.Println(said)
}
