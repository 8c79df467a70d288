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

/* With more arcs than this the words would cover each other; the detail pane
 * has them all. */
#define MAX_WORDS 6u

#define WORD_PADDING_PX 4.0

typedef struct
{
  WayTimelineScene   *scene;
  WayPainter         *painter;
  const WayLook      *look;
  const WaySceneMark *from;       /* the selected one */
  guint               n_arcs;
  GArray             *words;      /* WayRect, those drawn so far */
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

static gboolean
covers_mark (const WayRect *box,
             const GArray  *marks)
{
  for (guint i = 0; i < marks->len; i++)
    if (intersects (box, &g_array_index (marks, WaySceneMark, i).bounds))
      return TRUE;
  return FALSE;
}

/* Whether a word would cover no mark, label, heading, cluster or word drawn
 * before, and is inside what can be seen of the lanes. */
static gboolean
is_free (const Arcs    *arcs,
         const WayRect *box)
{
  const WayTimelineScene *scene = arcs->scene;

  if (box->x < 0 || box->x + box->width > scene->width - scene->covered
      || box->y < scene->ruler_height || box->y + box->height > scene->height
      || covers_mark (box, scene->marks) || covers_mark (box, scene->ghosts))
    return FALSE;
  for (guint i = 0; i < scene->headings->len; i++)
    if (intersects (box, &g_array_index (scene->headings, WaySceneHeading, i).bounds))
      return FALSE;
  for (guint i = 0; i < scene->clusters->len; i++)
    if (intersects (box, &g_array_index (scene->clusters, WaySceneCluster, i).bounds))
      return FALSE;
  for (guint i = 0; i < arcs->words->len; i++)
    if (intersects (box, &g_array_index (arcs->words, WayRect, i)))
      return FALSE;
  return TRUE;
}

/* The word stands on its arc, as near to the middle as it has room; an arc that
 * has none anywhere goes without. */
static void
draw_word (const Arcs      *arcs,
           WayRelationKind  kind,
           gboolean         incoming,
           const WayPoint  *points)
{
  const WayPalette *palette = arcs->look->palette;
  const char *const words[] = { way_relation_name (kind, incoming, WAY_LANG_EN),
                                way_relation_name (kind, incoming, WAY_LANG_ZH) };
  g_autofree char *text = way_lang_join (words, arcs->look->lang, arcs->look->both);
  const WayLabel *label
    = way_text_context_get_label (arcs->look->text, text, WAY_TEXT_SMALL, 0);

  for (int i = 0; i < ARC_POINTS - 2; i++)
    {
      /* The middle, then one to the left, one to the right, and so on. */
      int index = ARC_POINTS / 2 + (i % 2 == 0 ? i / 2 : -(i + 1) / 2);
      WayRect box = { round (points[index].x - label->width / 2) - WORD_PADDING_PX,
                      round (points[index].y - label->height / 2),
                      ceil (label->width) + 2 * WORD_PADDING_PX, label->height };

      if (!is_free (arcs, &box))
        continue;
      way_painter_rounded_rect (arcs->painter, &box, box.height / 2, &palette->accent_soft);
      way_painter_text (arcs->painter, label, box.x + WORD_PADDING_PX, box.y, &palette->ink);
      g_array_append_val (arcs->words, box);
      return;
    }
}

/* A quadratic curve between the marks, bulging to one side. */
static void
draw_arc (const Arcs         *arcs,
          const WaySceneMark *to,
          WayRelationKind     kind,
          gboolean            incoming)
{
  static const double dash[] = { 5, 3, 0 };
  WayColor color = way_color_with_alpha (&arcs->look->palette->accent, 0.65f);
  WayPoint points[ARC_POINTS];
  double dx = to->x - arcs->from->x, dy = to->y - arcs->from->y;
  double length = hypot (dx, dy);
  double bulge = MIN (length * BULGE_SHARE, MAX_BULGE_PX);
  double control_x = arcs->from->x + dx / 2 - (length > 0 ? dy / length : 0) * bulge;
  double control_y = arcs->from->y + dy / 2 + (length > 0 ? dx / length : 0) * bulge;

  for (guint i = 0; i < ARC_POINTS; i++)
    {
      double t = i / (ARC_POINTS - 1.0), s = 1 - t;

      points[i].x = s * s * arcs->from->x + 2 * s * t * control_x + t * t * to->x;
      points[i].y = s * s * arcs->from->y + 2 * s * t * control_y + t * t * to->y;
    }
  way_painter_polyline (arcs->painter, points, ARC_POINTS, 1.25, dash, &color);
  if (arcs->n_arcs <= MAX_WORDS)
    draw_word (arcs, kind, incoming, points);
}

/* Calls @visit for every relation of the selection whose other end is in the
 * window. */
static void
for_each (Arcs *arcs,
          void (*visit) (Arcs *arcs, const WaySceneMark *to, WayRelationKind kind,
                         gboolean incoming))
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
        visit (arcs, to, relation->kind, is_incoming);
    }
}

static void
count_arc (Arcs               *arcs,
           const WaySceneMark *to,
           WayRelationKind     kind,
           gboolean            incoming)
{
  arcs->n_arcs++;
}

static void
draw_arc_cb (Arcs               *arcs,
             const WaySceneMark *to,
             WayRelationKind     kind,
             gboolean            incoming)
{
  draw_arc (arcs, to, kind, incoming);
}

/**
 * way_timeline_scene_draw_arcs:
 * @scene: a scene that is laid out
 * @painter: a painter
 * @look: the look
 * @selected: the selected policy, or %WAY_NONE
 *
 * Draws the relations of the selection.
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
  arcs.words = g_array_new (FALSE, FALSE, sizeof (WayRect));
  for_each (&arcs, count_arc);
  for_each (&arcs, draw_arc_cb);
  g_array_unref (arcs.words);
}
