/* Arcs from the selected policy to those that it relates to and that relate to
 * it, each with its word, where both ends are in the window.
 */
#include "config.h"

#include "way-timeline-scene-private.h"

#include <math.h>

#include "way-words.h"

#define ARC_POINTS 20

/* How far an arc bulges, as a share of the distance of its ends. */
#define BULGE_SHARE 0.12
#define MAX_BULGE_PX 40.0

/* No word is looked for on more arcs than this, the shortest ones; the detail pane
 * has them all. */
#define MAX_TRIED 40u

/* At so many points of an arc there may be room for its word. */
#define WORD_PLACES 48

#define WORD_PADDING_PX 4.0

/* So far words stay away from marks, which are emphasised as far. */
#define MARK_MARGIN_PX 4.0

/* A relation of the selected policy whose other end is in the window. */
typedef struct
{
  WayRelationKind kind;
  gboolean        incoming;
  double          length;
  WayPoint        from;
  WayPoint        control;
  WayPoint        to;
} Arc;

/* How far from a point of its arc a word stands, in the middle of a lane. */
typedef struct
{
  double aside;    /* in its own width */
  int    below;    /* in lanes */
} Shift;

/* A word that has its place. */
typedef struct
{
  WayRelationKind kind;
  gboolean        incoming;
  WayRect         box;
} Word;

typedef struct
{
  WayTimelineScene   *scene;
  WayPainter         *painter;
  const WayLook      *look;
  const WaySceneMark *from;       /* the selected one */
  GArray             *arcs;       /* Arc */
  GArray             *taken;      /* WayRect, what no word may cover, from the top down */
  double              tallest;    /* of those */
  GArray             *words;      /* Word */
} Arcs;

static const WaySceneMark *
find_mark (const WayTimelineScene *scene,
           guint                   policy)
{
  for (guint i = 0; i < scene->marks->len; i++)
    if (g_array_index (scene->marks, WaySceneMark, i).policy == policy)
      return &g_array_index (scene->marks, WaySceneMark, i);
  return NULL;
}

static gboolean
intersects (const WayRect *a,
            const WayRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width
      && a->y < b->y + b->height && b->y < a->y + a->height;
}

static int
compare_tops (gconstpointer a,
              gconstpointer b)
{
  double first = ((const WayRect *) a)->y, second = ((const WayRect *) b)->y;

  return first < second ? -1 : first > second;
}

static void
take (Arcs          *arcs,
      const WayRect *box,
      double         margin)
{
  const WayRect taken = { box->x - margin, box->y, box->width + 2 * margin, box->height };

  g_array_append_val (arcs->taken, taken);
  arcs->tallest = MAX (arcs->tallest, box->height);
}

/* Marks with their labels, headings and clusters. */
static void
collect_taken (Arcs *arcs)
{
  const WayTimelineScene *scene = arcs->scene;

  for (guint i = 0; i < scene->marks->len; i++)
    take (arcs, &g_array_index (scene->marks, WaySceneMark, i).bounds, MARK_MARGIN_PX);
  for (guint i = 0; i < scene->ghosts->len; i++)
    take (arcs, &g_array_index (scene->ghosts, WaySceneMark, i).bounds, MARK_MARGIN_PX);
  for (guint i = 0; i < scene->headings->len; i++)
    take (arcs, &g_array_index (scene->headings, WaySceneHeading, i).bounds, 0);
  for (guint i = 0; i < scene->clusters->len; i++)
    take (arcs, &g_array_index (scene->clusters, WaySceneCluster, i).bounds, 0);
  g_array_sort (arcs->taken, compare_tops);
}

/* The first of what is taken that reaches down to a place. */
static guint
find_first_taken (const Arcs *arcs,
                  double      y)
{
  guint first = 0, end = arcs->taken->len;

  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (arcs->taken, WayRect, middle).y + arcs->tallest <= y)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* Whether a word would cover nothing that is taken, nor a word placed before, and is
 * inside what can be seen of the lanes. */
static gboolean
is_free (const Arcs    *arcs,
         const WayRect *box)
{
  const WayTimelineScene *scene = arcs->scene;

  if (box->x < 0 || box->x + box->width > scene->width - scene->covered
      || box->y < scene->ruler_height || box->y + box->height > scene->height)
    return FALSE;
  for (guint i = find_first_taken (arcs, box->y); i < arcs->taken->len; i++)
    {
      const WayRect *taken = &g_array_index (arcs->taken, WayRect, i);

      if (taken->y >= box->y + box->height)
        break;
      if (intersects (box, taken))
        return FALSE;
    }
  for (guint i = 0; i < arcs->words->len; i++)
    if (intersects (box, &g_array_index (arcs->words, Word, i).box))
      return FALSE;
  return TRUE;
}

/* A point of a quadratic curve, from 0 to 1. */
static WayPoint
find_point (const Arc *arc,
            double     t)
{
  double s = 1 - t;

  return (WayPoint) {
    s * s * arc->from.x + 2 * s * t * arc->control.x + t * t * arc->to.x,
    s * s * arc->from.y + 2 * s * t * arc->control.y + t * t * arc->to.y,
  };
}

/* The middle, then a little to one side of it, to the other side, and so on. */
static double
find_place (guint place)
{
  double aside = (place + 1) / 2 / (double) WORD_PLACES;

  return 0.5 + (place % 2 == 0 ? -aside : aside);
}

/* Arcs of one relation that leave side by side share a word: whether this one
 * passes by, or under, one that says the same. */
static gboolean
has_word (const Arcs *arcs,
          const Arc  *arc)
{
  for (guint i = 0; i < arcs->words->len; i++)
    {
      const Word *word = &g_array_index (arcs->words, Word, i);
      WayRect near = { word->box.x - word->box.width / 2, word->box.y - word->box.height / 2,
                       word->box.width * 2, word->box.height * 2 };

      if (word->kind != arc->kind || word->incoming != arc->incoming)
        continue;
      for (guint place = 0; place < WORD_PLACES; place++)
        {
          WayPoint point = find_point (arc, find_place (place));

          if (intersects (&near, &(WayRect) { point.x, point.y, 1, 1 }))
            return TRUE;
        }
    }
  return FALSE;
}

static const WayLabel *
get_label (const Arcs *arcs,
           const Arc  *arc)
{
  const char *const words[] = { way_relation_name (arc->kind, arc->incoming, WAY_LANG_EN),
                                way_relation_name (arc->kind, arc->incoming, WAY_LANG_ZH) };
  g_autofree char *text = way_lang_join (words, arcs->look->lang, arcs->look->both);

  return way_text_context_get_label (arcs->look->text, text, WAY_TEXT_SMALL, 0);
}

/* The middle of the lane that a place is in, or of one so many below that; the place
 * itself where there are no lanes. */
static double
find_lane (const Arcs *arcs,
           double      y,
           int         below)
{
  const WayTimelineScene *scene = arcs->scene;
  double inside = y - scene->ruler_height + scene->scroll;

  for (guint i = 0; i < scene->groups->len; i++)
    {
      const WaySceneGroup *group = &g_array_index (scene->groups, WaySceneGroup, i);

      if (inside >= group->first_lane && inside < group->bottom)
        return y + (floor ((inside - group->first_lane) / scene->lane_height) + below + 0.5)
                     * scene->lane_height - (inside - group->first_lane);
    }
  return y;
}

/* The box of a word at a point of its arc, or as far from that as @shift says. */
static gboolean
try_places (const Arcs     *arcs,
            const Arc      *arc,
            const WayLabel *label,
            const Shift    *shift,
            WayRect        *box)
{
  for (guint place = 0; place < WORD_PLACES - 1; place++)
    {
      WayPoint point = find_point (arc, find_place (place));
      double y = shift != NULL ? find_lane (arcs, point.y, shift->below) : point.y;
      double aside = shift != NULL ? shift->aside : 0;

      box->x = round (point.x + (aside - 0.5) * box->width);
      box->y = round (y - label->height / 2);
      if (is_free (arcs, box))
        return TRUE;
    }
  return FALSE;
}

/* The word stands on its arc, as near to the middle as it has room, else in a lane
 * beside it; an arc that has none anywhere goes without. */
static gboolean
find_room (const Arcs     *arcs,
           const Arc      *arc,
           const WayLabel *label,
           WayRect        *box)
{
  static const double asides[] = { 0, 0.25, -0.25, 0.5, -0.5, 0.75, -0.75 };
  static const int lanes[] = { 0, 1, -1 };

  box->width = ceil (label->width) + 2 * WORD_PADDING_PX;
  box->height = label->height;
  if (try_places (arcs, arc, label, NULL, box))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (asides); j++)
      if (try_places (arcs, arc, label, &(Shift) { asides[j], lanes[i] }, box))
        return TRUE;
  return FALSE;
}

static void
draw_word (const Arcs *arcs,
           const Arc  *arc)
{
  const WayPalette *palette = arcs->look->palette;
  const WayLabel *label = get_label (arcs, arc);
  Word word = { arc->kind, arc->incoming, { 0 } };

  if (has_word (arcs, arc) || !find_room (arcs, arc, label, &word.box))
    return;
  way_painter_rounded_rect (arcs->painter, &word.box, word.box.height / 2, &palette->accent_soft);
  way_painter_text (arcs->painter, label, word.box.x + WORD_PADDING_PX, word.box.y, &palette->ink);
  g_array_append_val (arcs->words, word);
}

static void
draw_arc (const Arcs *arcs,
          const Arc  *arc)
{
  static const double dash[] = { 5, 3, 0 };
  WayColor color = way_color_with_alpha (&arcs->look->palette->accent, 0.65f);
  WayPoint points[ARC_POINTS];

  for (guint i = 0; i < ARC_POINTS; i++)
    points[i] = find_point (arc, i / (ARC_POINTS - 1.0));
  way_painter_polyline (arcs->painter, points, ARC_POINTS, 1.25, dash, &color);
}

/* A quadratic curve between the marks, bulging to one side. */
static void
add_arc (Arcs               *arcs,
         const WaySceneMark *to,
         WayRelationKind     kind,
         gboolean            incoming)
{
  double dx = to->x - arcs->from->x, dy = to->y - arcs->from->y;
  double length = hypot (dx, dy);
  double bulge = MIN (length * BULGE_SHARE, MAX_BULGE_PX);
  const Arc arc = {
    kind, incoming, length, { arcs->from->x, arcs->from->y },
    { arcs->from->x + dx / 2 - (length > 0 ? dy / length : 0) * bulge,
      arcs->from->y + dy / 2 + (length > 0 ? dx / length : 0) * bulge },
    { to->x, to->y },
  };

  g_array_append_val (arcs->arcs, arc);
}

/* Every relation of the selection whose other end is in the window. */
static void
collect (Arcs *arcs)
{
  const WayDataset *dataset = arcs->scene->dataset;
  const WayPolicy *policy = way_dataset_get_policy (dataset, arcs->from->policy);
  const guint *incoming;
  guint n_incoming;

  incoming = way_dataset_get_incoming (dataset, arcs->from->policy, &n_incoming);
  for (guint i = 0; i < policy->n_relations + n_incoming; i++)
    {
      gboolean is_incoming = i >= policy->n_relations;
      const WayRelation *relation
        = way_dataset_get_relation (dataset, is_incoming ? incoming[i - policy->n_relations]
                                                         : policy->first_relation + i);
      const WaySceneMark *to
        = find_mark (arcs->scene, is_incoming ? relation->from : relation->to);

      if (to != NULL)
        add_arc (arcs, to, relation->kind, is_incoming);
    }
}

static int
compare_lengths (gconstpointer a,
                 gconstpointer b)
{
  double first = ((const Arc *) a)->length, second = ((const Arc *) b)->length;

  return first < second ? -1 : first > second;
}

/**
 * way_timeline_scene_draw_arcs:
 * @scene: a scene that is laid out
 * @painter: a painter
 * @look: the look
 * @selected: the selected policy, or %WAY_NONE
 *
 * Draws the relations of the selection, and on them their words: those of what is
 * nearest first, and as many as have room.
 */
void
way_timeline_scene_draw_arcs (WayTimelineScene *scene,
                              WayPainter       *painter,
                              const WayLook    *look,
                              guint             selected)
{
  Arcs arcs = { .scene = scene, .painter = painter, .look = look };

  if (selected == WAY_NONE)
    return;
  arcs.from = find_mark (scene, selected);
  if (arcs.from == NULL)
    return;
  arcs.arcs = g_array_new (FALSE, FALSE, sizeof (Arc));
  arcs.taken = g_array_new (FALSE, FALSE, sizeof (WayRect));
  arcs.words = g_array_new (FALSE, FALSE, sizeof (Word));
  collect (&arcs);
  g_array_sort (arcs.arcs, compare_lengths);
  for (guint i = 0; i < arcs.arcs->len; i++)
    draw_arc (&arcs, &g_array_index (arcs.arcs, Arc, i));
  if (arcs.arcs->len > 0)
    collect_taken (&arcs);
  for (guint i = 0; i < MIN (arcs.arcs->len, MAX_TRIED); i++)
    draw_word (&arcs, &g_array_index (arcs.arcs, Arc, i));
  g_array_unref (arcs.arcs);
  g_array_unref (arcs.taken);
  g_array_unref (arcs.words);
}
