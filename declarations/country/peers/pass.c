/* One pass over arrays: for each meeting, each person's ways against the items that seek their tokens. */
#include <stdint.h>

typedef int32_t i32;
enum { IN_DOUBT = 1, NEW_CHAIR = 4, FLAGS = 7 };

void decide(
    i32 meetings, const i32 *day, const i32 *table, const i32 *items,       /* of each meeting */
    const i32 *people_from, const i32 *people,                              /* who sits there */
    const i32 *sought_from, const i32 *sought,                              /* token, item, column, in threes */
    const i32 *spared_from, const i32 *spared,                              /* item, person, in twos: in no doubt */
    const i32 *open_to,                                                     /* of each item in turn: doubts */
    const i32 *ways_from, const i32 *ways,                                  /* token, since, until, row, interest, in fives */
    const i32 *doubts_from, const i32 *doubts,                              /* day, doubts, in twos */
    const i32 *chair,
    const i32 *cells, i32 rows, i32 columns, const i32 *note,               /* of each table */
    i32 *first, i32 *next,                                                  /* scratch: by token; by sought */
    i32 *weights)                                                           /* the answer, by meeting, item, person */
{
    i32 item_from = 0;
    for (i32 m = 0; m < meetings; m++) {
        const i32 *cell = cells + (int64_t)table[m] * rows * columns;
        i32 there = people_from[m + 1] - people_from[m];
        for (i32 s = sought_from[m]; s < sought_from[m + 1]; s++) {
            next[s] = first[sought[3 * s]];
            first[sought[3 * s]] = s + 1;
        }
        for (i32 p = 0; p < there; p++) {
            i32 x = people[people_from[m] + p], doubted = 0, most = note[table[m]];
            for (i32 d = doubts_from[x]; d < doubts_from[x + 1] && doubts[2 * d] <= day[m]; d++) doubted = doubts[2 * d + 1];
            for (i32 i = 0; i < items[m]; i++)
                weights[i * there + p] = doubted & open_to[item_from + i] ? IN_DOUBT : 0;
            for (i32 s = spared_from[m]; s < spared_from[m + 1]; s++)
                if (spared[2 * s + 1] == p) weights[spared[2 * s] * there + p] = 0;
            for (i32 w = ways_from[x]; w < ways_from[x + 1]; w++) {
                const i32 *way = ways + 5 * (int64_t)w;
                if (!first[way[0]] || day[m] < way[1] || day[m] >= way[2]) continue;
                for (i32 s = first[way[0]]; s; s = next[s - 1]) {
                    i32 *known = weights + sought[3 * (s - 1) + 1] * there + p;
                    i32 weight = cell[way[3] * columns + sought[3 * (s - 1) + 2]] + way[4];
                    *known = (weight > *known ? weight : *known) | ((weight | *known) & FLAGS);
                }
            }
            if (chair[x])
                for (i32 i = 0; i < items[m]; i++)
                    if (weights[i * there + p] > most) weights[i * there + p] |= NEW_CHAIR;
        }
        for (i32 s = sought_from[m]; s < sought_from[m + 1]; s++) first[sought[3 * s]] = 0;
        item_from += items[m];
        weights += items[m] * there;
    }
}
