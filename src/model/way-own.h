/* WayOwn: what a person adds to policies, stars and notes. All windows share
 * one; it keeps what is known in memory and has a store bring it to the
 * person's file in a thread, so that no window waits. What cannot be written
 * stays here and is written when it can be. Policies are named by id, whether
 * or not a data set has them.
 */
#pragma once

#include "way-own-marks.h"

G_BEGIN_DECLS

/* The longest note, in bytes. */
#define WAY_OWN_MAX_NOTE 200000

#define WAY_OWN_ERROR (way_own_error_quark ())
GQuark way_own_error_quark (void);

/**
 * WayOwnError:
 * @WAY_OWN_ERROR_MERGED: a note was changed elsewhere as well; both texts are
 *   kept, one below the other
 * @WAY_OWN_ERROR_LENGTH: a note is longer than %WAY_OWN_MAX_NOTE
 * @WAY_OWN_ERROR_OPEN: the file cannot be opened
 * @WAY_OWN_ERROR_FOREIGN: the file is not one of stars and notes
 * @WAY_OWN_ERROR_VERSION: another version of the program wrote the file
 * @WAY_OWN_ERROR_BUSY: another program holds the file
 * @WAY_OWN_ERROR_DAMAGED: the file cannot be read
 * @WAY_OWN_ERROR_WRITE: the file cannot be written
 */
typedef enum
{
  WAY_OWN_ERROR_MERGED,
  WAY_OWN_ERROR_LENGTH,
  WAY_OWN_ERROR_OPEN,
  WAY_OWN_ERROR_FOREIGN,
  WAY_OWN_ERROR_VERSION,
  WAY_OWN_ERROR_BUSY,
  WAY_OWN_ERROR_DAMAGED,
  WAY_OWN_ERROR_WRITE,
} WayOwnError;

/**
 * WayOwnEntry:
 * @starred: when the policy was starred, in seconds since 1970; 0 without a star
 * @note: the note, "" without one
 * @changed: when the note was changed last, likewise
 *
 * What a person has added to one policy.
 */
typedef struct
{
  gint64  starred;
  char   *note;
  gint64  changed;
} WayOwnEntry;

/**
 * WayOwnChange:
 * @policy: the id of the policy
 * @sets_star: whether @starred is to become its star
 * @starred: likewise as in #WayOwnEntry
 * @note: (nullable): its new note, "" to take it away; %NULL to leave it
 * @before: (nullable): the note that @note was made of
 * @changed: when it was
 * @theirs: (out) (nullable): the note that the file had instead of @before, and
 *   that @note was joined to
 *
 * A change of what is added to one policy.
 */
typedef struct
{
  char     *policy;
  gboolean  sets_star;
  gint64    starred;
  char     *note;
  char     *before;
  gint64    changed;
  char     *theirs;
} WayOwnChange;

typedef struct _WayOwnStore WayOwnStore;

/**
 * WayOwnStoreClass:
 * @exchange: makes the changes where the store lies, all or none, then gives
 *   all entries by id; a note that is no longer what it was made of is joined to
 *   what is there with way_own_join_notes(). Called from one thread at a time,
 *   which may be any; %FALSE with an error, and nothing changed, if it failed
 * @free: frees the store
 */
typedef struct
{
  gboolean (*exchange) (WayOwnStore  *store,
                        GPtrArray    *changes,
                        GHashTable   *entries,
                        GError      **error);
  void     (*free)     (WayOwnStore  *store);
} WayOwnStoreClass;

struct _WayOwnStore
{
  const WayOwnStoreClass *klass;
};

#define WAY_TYPE_OWN (way_own_get_type ())
G_DECLARE_FINAL_TYPE (WayOwn, way_own, WAY, OWN, GObject)

WayOwn      *way_own_new             (WayOwnStore       *store);
void         way_own_read            (WayOwn            *own);
void         way_own_wait            (WayOwn            *own);
gboolean     way_own_has_unsaved     (WayOwn            *own);
gboolean     way_own_is_starred      (WayOwn            *own,
                                      const char        *policy);
void         way_own_set_starred     (WayOwn            *own,
                                      const char        *policy,
                                      gboolean           starred);
const char  *way_own_get_note        (WayOwn            *own,
                                      const char        *policy);
void         way_own_set_note        (WayOwn            *own,
                                      const char        *policy,
                                      const char        *note,
                                      const char        *before);
gboolean     way_own_can_undo        (WayOwn            *own);
const char  *way_own_undo            (WayOwn            *own);
WayOwnMarks *way_own_make_marks      (WayOwn            *own,
                                      WayDataset        *dataset);

GHashTable  *way_own_new_entries     (void);
WayOwnEntry *way_own_take_entry      (GHashTable        *entries,
                                      const char        *policy);
WayOwnMarks *way_own_mark            (GHashTable        *entries,
                                      WayDataset        *dataset);
char        *way_own_join_notes      (const char        *theirs,
                                      const char        *ours);

G_END_DECLS
