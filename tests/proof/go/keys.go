package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A change of the log's key as schemas/log.md has it: the leaf at this index.
type keyChange struct {
	index         int64
	before, after string
}

func (c keyChange) statement() string {
	name, _, _ := strings.Cut(c.before, "+")
	return fmt.Sprintf("phanbien/log-key-change@v1\n%s\n%d\n%s\n%s\n", name, c.index, c.before, c.after)
}

// logKeys are all that a log ever had, of which the reader was handed one.
type logKeys struct {
	trusted string
	changes []keyChange
}

func signedBy(key, statement, signature string) bool {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return false
	}
	bytes, err := base64.StdEncoding.DecodeString(signature)
	return err == nil && verifier.Verify([]byte(statement), bytes)
}

// take adds the change that the leaf is; a leaf that is none is passed over.
func (k *logKeys) take(leaf []byte, index int64) error {
	var read struct {
		Act, Doc        string
		Before          string `json:"key_before"`
		After           string `json:"key_after"`
		SignatureBefore string `json:"signature_before"`
		SignatureAfter  string `json:"signature_after"`
	}
	if json.Unmarshal(leaf, &read) != nil || read.Act != "log_key_changed" {
		return nil
	}
	change := keyChange{index, read.Before, read.After}
	name, _, _ := strings.Cut(k.trusted, "+")
	wrong := read.Doc != "" || !strings.HasPrefix(read.Before, name+"+") || !strings.HasPrefix(read.After, name+"+") ||
		read.Before == read.After || (len(k.changes) > 0 && (k.at(index) != read.Before || k.has(read.After)))
	if wrong || !signedBy(read.Before, change.statement(), read.SignatureBefore) ||
		!signedBy(read.After, change.statement(), read.SignatureAfter) {
		return fmt.Errorf("entry %d is no change from the key in force", index)
	}
	k.changes = append(k.changes, change)
	return nil
}

// at is the key that signs a tree of this size.
func (k *logKeys) at(size int64) string {
	for _, change := range k.changes {
		if size <= change.index {
			return change.before
		}
	}
	if len(k.changes) == 0 {
		return k.trusted
	}
	return k.changes[len(k.changes)-1].after
}

func (k *logKeys) has(key string) bool {
	if len(k.changes) == 0 {
		return key == k.trusted
	}
	for _, change := range k.changes {
		if key == change.before || key == change.after {
			return true
		}
	}
	return false
}

// open checks the note by the key of its size, and by both where its tree ends with a change.
func (k *logKeys) open(signed []byte) (tlog.Tree, error) {
	size, err := statedSize(signed)
	if err != nil {
		return tlog.Tree{}, err
	}
	if !k.has(k.trusted) {
		return tlog.Tree{}, fmt.Errorf("the key is none of this log's")
	}
	for _, change := range k.changes {
		if change.index+1 == size {
			if _, err := openCheckpoint(signed, change.before); err != nil {
				return tlog.Tree{}, err
			}
		}
	}
	return openCheckpoint(signed, k.at(size))
}

// statedSize is what the note says before anybody has checked it.
func statedSize(signed []byte) (int64, error) {
	lines := strings.SplitN(string(signed), "\n", 3)
	if len(lines) < 3 {
		return 0, fmt.Errorf("no checkpoint")
	}
	return strconv.ParseInt(lines[1], 10, 64)
}
