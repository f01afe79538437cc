package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// hash is 64 hex digits in the file.
type hash tlog.Hash

func (h *hash) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != tlog.HashSize {
		return fmt.Errorf("no hash: %s", text)
	}
	_, err := hex.Decode(h[:], text)
	return err
}

func hashesOf(list []hash) []tlog.Hash {
	var out []tlog.Hash
	for _, one := range list {
		out = append(out, tlog.Hash(one))
	}
	return out
}

type inclusion struct {
	Index, Size int64
	Leaf, Root  hash
	Proof       []hash
	Why         string
}

type consistency struct {
	Older, Newer int64
	OlderRoot    hash `json:"older_root"`
	NewerRoot    hash `json:"newer_root"`
	Proof        []hash
	Why          string
}

type changeVector struct {
	Index                         int64
	Trusted, Leaf, Statement, Why string
}

type vectors struct {
	Golden []string
	Keys   []struct{ Name, Type, Vkey, Private string }
	Roots  []struct {
		Leaves string
		Size   int64
		Root   hash
	}
	Leaves []struct {
		Leaf string
		Hash hash
	} `json:"leaf_hashes"`
	Inclusion          []inclusion
	RefusedInclusion   []inclusion `json:"refused_inclusion"`
	Consistency        []consistency
	RefusedConsistency []consistency `json:"refused_consistency"`
	Paths              []struct {
		Level json.RawMessage
		Index int64
		Width int
		Path  string
	} `json:"tile_paths"`
	Tiles []struct {
		Leaves, Path, Sha256 string
		Size                 int64
		Level                json.RawMessage
		Index                int64
		Width                int
	}
	Checkpoints []struct {
		Size      int64
		Root      hash
		Key, Note string
	}
	KeyChanges         []changeVector                    `json:"key_changes"`
	RefusedKeyChanges  []changeVector                    `json:"refused_key_changes"`
	RefusedCheckpoints []struct{ Why, Key, Note string } `json:"refused_checkpoints"`
	Logs               []struct {
		About, Key, Older string
		ToldBy            string `json:"told_by"` // empty: it holds
		Files             map[string]string
	}
}

// suite counts what was checked and keeps the first that was otherwise.
type suite struct {
	vectors
	numbered []string
	stored   map[string]tlog.HashReader
	checked  int
	err      error
}

func (s *suite) holds(truth bool, format string, arguments ...interface{}) {
	s.checked++
	if !truth && s.err == nil {
		s.err = fmt.Errorf(format, arguments...)
	}
}

func (s *suite) leaves(name string) []string {
	if name == "golden" {
		return s.Golden
	}
	return s.numbered
}

// hashes are those of all leaves of this name; a smaller tree's are the first of them.
func (s *suite) hashes(name string) tlog.HashReader {
	if s.stored[name] == nil {
		var entries [][]byte
		for _, leaf := range s.leaves(name) {
			entries = append(entries, []byte(leaf))
		}
		s.stored[name], s.err = grown(entries)
	}
	return s.stored[name]
}

func checkVectors(file string) (string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	s := &suite{stored: map[string]tlog.HashReader{}}
	if err := json.Unmarshal(text, &s.vectors); err != nil {
		return "", err
	}
	for i := 0; i < 70000; i++ {
		s.numbered = append(s.numbered, fmt.Sprintf("leaf %d", i))
	}
	s.keys()
	s.trees()
	s.proofs()
	s.tiles()
	s.checkpoints()
	s.keyChanges()
	s.logs()
	if s.err == nil && s.checked < 150 {
		s.err = fmt.Errorf("only %d vectors", s.checked)
	}
	return fmt.Sprintf("%d vectors agree with golang.org/x/mod/sumdb", s.checked), s.err
}

// Go knows keys of logs only; those of witnesses are another specification's.
func (s *suite) keys() {
	for _, key := range s.Keys {
		if key.Type != "log" {
			continue
		}
		signer, err1 := note.NewSigner(key.Private)
		verifier, err2 := note.NewVerifier(key.Vkey)
		ok := err1 == nil && err2 == nil && signer.Name() == key.Name && verifier.Name() == key.Name &&
			signer.KeyHash() == verifier.KeyHash()
		s.holds(ok, "key %s: %v %v", key.Vkey, err1, err2)
	}
}

func (s *suite) trees() {
	for _, one := range s.Leaves {
		s.holds(tlog.RecordHash([]byte(one.Leaf)) == tlog.Hash(one.Hash), "leaf %q", one.Leaf)
	}
	for _, one := range s.Roots {
		if one.Size == 0 { // what tlog has no root for
			s.holds(one.Root == hash(sha256.Sum256(nil)), "the empty tree")
			continue
		}
		root, err := tlog.TreeHash(one.Size, s.hashes(one.Leaves))
		s.holds(err == nil && root == tlog.Hash(one.Root), "root of %d %s leaves: %v", one.Size, one.Leaves, err)
	}
}

func (s *suite) proofs() {
	included := func(one inclusion) error {
		return tlog.CheckRecord(hashesOf(one.Proof), one.Size, tlog.Hash(one.Root), one.Index, tlog.Hash(one.Leaf))
	}
	consistent := func(one consistency) error {
		return tlog.CheckTree(hashesOf(one.Proof), one.Newer, tlog.Hash(one.NewerRoot), one.Older, tlog.Hash(one.OlderRoot))
	}
	for _, one := range s.Inclusion {
		s.holds(included(one) == nil, "inclusion %d in %d", one.Index, one.Size)
	}
	for _, one := range s.RefusedInclusion {
		s.holds(included(one) != nil, "inclusion with %s", one.Why)
	}
	for _, one := range s.Consistency {
		s.holds(consistent(one) == nil, "consistency %d in %d", one.Older, one.Newer)
	}
	for _, one := range s.RefusedConsistency {
		s.holds(consistent(one) != nil, "consistency with %s", one.Why)
	}
}

func tileOf(level json.RawMessage, index int64, width int) tlog.Tile {
	tile := tlog.Tile{H: tileHeight, L: -1, N: index, W: width}
	json.Unmarshal(level, &tile.L) // "entries" leaves it at -1
	return tile
}

func (s *suite) tiles() {
	for _, one := range s.Paths {
		path := pathOf(tileOf(one.Level, one.Index, one.Width))
		s.holds(path == one.Path, "path %s, not %s", path, one.Path)
	}
	for _, one := range s.Tiles {
		tile := tileOf(one.Level, one.Index, one.Width)
		s.holds(pathOf(tile) == one.Path, "path %s", one.Path)
		if tile.L < 0 {
			continue // bundles are C2SP's own form; whole logs show them
		}
		bytes, err := tlog.ReadTileData(tile, s.hashes(one.Leaves))
		sum := sha256.Sum256(bytes)
		s.holds(err == nil && hex.EncodeToString(sum[:]) == one.Sha256, "tile %s: %v", one.Path, err)
	}
}

func (s *suite) checkpoints() {
	for _, one := range s.Checkpoints {
		tree, err := openCheckpoint([]byte(one.Note), one.Key)
		s.holds(err == nil && tree.N == one.Size && tree.Hash == tlog.Hash(one.Root), "checkpoint %q: %v", one.Note, err)
	}
	for _, one := range s.RefusedCheckpoints {
		// Go passes over a second signature of a key it has already seen; ours and C2SP do not.
		if one.Why == "a wrong signature of the key beside the right one" {
			continue
		}
		_, err := openCheckpoint([]byte(one.Note), one.Key)
		s.holds(err != nil, "checkpoint %s", one.Why)
	}
}

func (s *suite) keyChanges() {
	for _, one := range s.KeyChanges {
		keys := logKeys{trusted: one.Trusted}
		err := keys.take([]byte(one.Leaf), one.Index)
		s.holds(err == nil && len(keys.changes) == 1 && keys.changes[0].statement() == one.Statement, "change of key: %v", err)
	}
	for _, one := range s.RefusedKeyChanges {
		keys := logKeys{trusted: one.Trusted}
		s.holds(keys.take([]byte(one.Leaf), one.Index) != nil, "change of key %s", one.Why)
	}
}

// logs checks what can be said without reading the events themselves.
func (s *suite) logs() {
	for _, one := range s.Logs {
		all := files{}
		for path, text := range one.Files {
			bytes, err := base64.StdEncoding.DecodeString(text)
			s.holds(err == nil, "log %s: %v", one.About, err)
			all[path] = bytes
		}
		tree, hashes, keys, err := verify(all, one.Key)
		if err == nil && one.Older != "" {
			_, err = goesOn(tree, hashes, []byte(one.Older), keys)
		}
		told := one.ToldBy != "" && one.ToldBy != "events"
		s.holds((err != nil) == told, "log %s: %v", one.About, err)
	}
}
