using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SlackLearningBot.Learning.Assessments;

/// <summary>Draws an attempt's questions from its bank.</summary>
public static class Draw
{
    /// <summary>
    /// As the plan says, as far as the bank allows: never more than it has, and where a skill has too few, others in their place. A question of several
    /// skills counts for one of them, and whenever all quotas can be filled together, they are. The same bank, plan and seed draw the same on every machine.
    /// </summary>
    /// <param name="bank">In any order; it does not matter.</param>
    /// <param name="plan">How many, and of what.</param>
    /// <param name="seed">Stands for chance: another seed draws others, in another order.</param>
    public static Drawn From(IReadOnlyList<BankQuestion> bank, DrawPlan plan, string seed)
    {
        List<BankQuestion> shuffled = [.. bank.OrderBy(question => Lot(seed, "draw", question.Id)).ThenBy(question => question.Id, StringComparer.Ordinal)];
        List<string> slots = [.. plan.Quotas.SelectMany(quota => Enumerable.Repeat(quota.Skill, quota.Count))];
        var (taken, missing) = Fill(shuffled, slots);

        var chosen = taken.Keys.Concat(shuffled.Where(question => !taken.ContainsKey(question))).Take(Math.Max(plan.Count, taken.Count));
        return new Drawn(
            [.. chosen.Select(question => question.Id).OrderBy(id => Lot(seed, "order", id)).ThenBy(id => id, StringComparer.Ordinal)],
            [.. missing.GroupBy(skill => skill, (skill, all) => new SkillQuota(skill, all.Count()))]);
    }

    /// <summary>A question for each slot: whoever finds only questions that are taken asks their holders to take another (augmenting paths).</summary>
    private static (Dictionary<BankQuestion, int> Taken, List<string> Missing) Fill(List<BankQuestion> bank, List<string> slots)
    {
        var taken = new Dictionary<BankQuestion, int>(ReferenceEqualityComparer.Instance);
        var missing = new List<string>();
        for (var slot = 0; slot < slots.Count; slot++)
        {
            if (!Place(slot, new HashSet<BankQuestion>(ReferenceEqualityComparer.Instance)))
            {
                missing.Add(slots[slot]);
            }
        }

        return (taken, missing);

        bool Place(int slot, HashSet<BankQuestion> asked)
        {
            var suitable = bank.Where(question => question.Skills.Contains(slots[slot], StringComparer.OrdinalIgnoreCase));
            foreach (var question in suitable.OrderBy(taken.ContainsKey)) // stable: those that are free first, by lot
            {
                if (asked.Add(question) && (!taken.TryGetValue(question, out var holder) || Place(holder, asked)))
                {
                    taken[question] = slot;
                    return true;
                }
            }

            return false;
        }
    }

    private static ulong Lot(string seed, string purpose, string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{purpose}\n{id}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }
}
