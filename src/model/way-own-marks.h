/* Stars and notes as plain data over the policies of one snapshot: a value that
 * never changes, shared by reference between threads.
 */
#pragma once

#include "way-dataset.h"

G_BEGIN_DECLS

/* The values of the facet of own marks; a policy has the bit 1 << value. */
typedef enum
{
  WAY_OWN_STARRED,
  WAY_OWN_NOTED,
  WAY_N_OWN_MARKS,
} WayOwnMark;

extern const char *const way_own_mark_words[];

/**
 * WayOwnMarks:
 * @ref_count: private
 * @n_policies: how many policies there are
 * @flags: (array length=n_policies): for each a bit for every mark it has
 * @notes: the notes by the number of the policy
 *
 * What a person has added to the policies of a snapshot.
 */
struct _WayOwnMarks
{
  gatomicrefcount  ref_count;
  guint            n_policies;
  guint8          *flags;
  GHashTable      *notes;
};

WayOwnMarks *way_own_marks_new    (guint              n_policies);
WayOwnMarks *way_own_marks_ref    (WayOwnMarks       *marks);
void         way_own_marks_unref  (WayOwnMarks       *marks);
gboolean     way_own_marks_has    (const WayOwnMarks *marks,
                                   guint              policy,
                                   WayOwnMark         mark);
const char  *way_own_mark_name    (WayOwnMark         mark,
                                   WayLang            lang);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayOwnMarks, way_own_marks_unref)

G_END_DECLS
