using NUnit.Framework;
using SlackLearningBot.Learning.Gatherings;

namespace SlackLearningBot.Learning.Tests.Gatherings;

public sealed class SeatBookTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [TestCase(null, 500, 0, true, Description = "as many as come")]
    [TestCase(2, 0, 0, true)]
    [TestCase(2, 1, 0, true)]
    [TestCase(2, 2, 0, false)]
    [TestCase(2, 3, 0, false, Description = "a seat was taken away")]
    [TestCase(2, 1, 1, false, Description = "the free one is for whoever waits")]
    [TestCase(3, 1, 1, true)]
    public void Somebody_who_comes_last(int? seats, int taken, int waiting, bool gets) =>
        Assert.That(new SeatBook(seats, taken, Queue(waiting)).HasSeatForOneMore, Is.EqualTo(gets));

    [TestCase(2, 2, 3, "")]
    [TestCase(2, 1, 3, "U0")]
    [TestCase(4, 1, 3, "U0 U1 U2")]
    [TestCase(1, 3, 3, "", Description = "there were more seats once")]
    [TestCase(null, 9, 3, "U0 U1 U2")]
    public void Who_moves_up(int? seats, int taken, int waiting, string expected) => Assert.That(
        string.Join(' ', new SeatBook(seats, taken, [.. Queue(waiting).Reverse()]).MovingUp().Select(one => one.UserId)), Is.EqualTo(expected));

    [Test]
    public void Of_two_who_came_in_the_same_moment_the_order_is_always_the_same()
    {
        var book = new SeatBook(1, 0, [new Waiter("UB", Monday), new Waiter("UA", Monday)]);

        Assert.That(book.MovingUp().Single().UserId, Is.EqualTo("UA"));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Nobody_loses_a_seat_without_saying_no_nobody_is_overtaken_and_no_seat_stays_free_while_somebody_waits(Guid seed)
    {
        var chance = new Random(seed.GetHashCode());
        int? seats = chance.Next(4) == 0 ? null : chance.Next(6);
        var (taken, waiting) = (new HashSet<string>(), new List<Waiter>());
        for (var step = 0; step < 60; step++)
        {
            var before = taken.ToHashSet();
            var order = waiting.Select(one => one.UserId).ToList();
            var person = $"U{chance.Next(12)}";
            var saidNo = false;
            switch (chance.Next(5))
            {
                case 0:
                    seats = chance.Next(5) == 0 ? null : chance.Next(8);
                    break;
                case 1:
                    saidNo = true;
                    taken.Remove(person);
                    waiting.RemoveAll(one => one.UserId == person);
                    break;
                default:
                    if (taken.Contains(person) || waiting.Any(one => one.UserId == person))
                    {
                        continue;
                    }

                    if (new SeatBook(seats, taken.Count, waiting).HasSeatForOneMore)
                    {
                        taken.Add(person);
                    }
                    else
                    {
                        waiting.Add(new Waiter(person, Monday.AddMinutes(step)));
                    }

                    break;
            }

            var moved = new SeatBook(seats, taken.Count, waiting).MovingUp().Select(one => one.UserId).ToList();
            taken.UnionWith(moved);
            waiting.RemoveAll(one => moved.Contains(one.UserId));

            var lost = before.Except(taken).Where(one => !(saidNo && one == person));
            var stayed = order.Where(one => waiting.Any(other => other.UserId == one)).ToList();
            var overtaken = moved.Any(one => order.Contains(one) && stayed.Any(other => order.IndexOf(other) < order.IndexOf(one)));
            var overbooked = seats is { } most && taken.Count > Math.Max(most, before.Count);
            if (lost.Any() || overtaken || overbooked || (waiting.Count > 0 && (seats is null || taken.Count < seats)))
            {
                return false;
            }
        }

        return true;
    }

    private static Waiter[] Queue(int count) => [.. Enumerable.Range(0, count).Select(at => new Waiter($"U{at}", Monday.AddMinutes(at)))];
}
