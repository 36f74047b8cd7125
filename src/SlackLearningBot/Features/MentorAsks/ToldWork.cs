using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Tells the mentee what came of their wish, as it stands when it is told.</summary>
internal sealed class ToldWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "mentor.told";

    public string Kind => KindName;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) => database.InTransactionAsync<Rendering>(
        async transaction =>
        {
            var (id, what) = (Guid.ParseExact(delivery.Slot[..32], "N"), delivery.Slot[33..]);
            if (!await Deliveries.HoldAsync(transaction, delivery, cancel) || await WishStore.FindAsync(transaction, delivery.TeamId, id, cancel) is not { } wish)
            {
                return new Rendering.Drop("the wish is gone");
            }

            if (what == Telling.QueueSlot)
            {
                return wish.Wish.IsOpen && wish.Asked is null ? new Rendering.Post(ToldView.Queued(wish)) : new Rendering.Drop("somebody has a place by now");
            }

            if (what == Telling.EndedSlot || what.StartsWith(Telling.AskedSlot, StringComparison.Ordinal))
            {
                return new Rendering.Post(ToldView.Moved(wish));
            }

            return wish.At(int.Parse(what, System.Globalization.CultureInfo.InvariantCulture)) is { State: "accepted" or "declined" or "silent" or "gone" } choice
                ? new Rendering.Post(ToldView.Answered(wish, choice))
                : new Rendering.Drop("there is no answer to tell");
        },
        cancel);
}

/// <summary>What a mentee is told.</summary>
internal static class ToldView
{
    public const string AskColleague = "mentor_ask.colleague_yes";
    public const string NotColleague = "mentor_ask.colleague_no";

    public static SlackMessage Answered(WishWith wish, Choice choice)
    {
        var mentor = new SlackUser(choice.MentorId);
        var text = choice.State switch
        {
            "accepted" => Mrkdwn.Of($"🎉 {mentor} said yes. You find each other in a group message, where I propose a first meeting."),
            "silent" => Mrkdwn.Of($"{mentor} did not find the time to answer. That says nothing about you."),
            "gone" => Mrkdwn.Of($"I could not reach {mentor} in these days, so they do not know of it."),
            _ => Mrkdwn.Of($"{mentor} cannot take it on now."),
        };
        var blocks = new List<Block> { new Section(text) };
        if (choice is { State: "declined", Reply: { } reply })
        {
            blocks.Add(new Section(AskView.Quote(reply)));
        }

        if (choice.State != "accepted")
        {
            blocks.AddRange(Next(wish));
        }

        return new SlackMessage(text, blocks);
    }

    /// <summary>It went on by itself: somebody has a place, or nobody is left.</summary>
    public static SlackMessage Moved(WishWith wish)
    {
        Block[] next = [.. Next(wish)];
        return next.Length == 0 ? AsksView.Wish(wish) : new SlackMessage("How your search for a mentor goes on.", next);
    }

    public static SlackMessage Queued(WishWith wish)
    {
        var text = Mrkdwn.Of($"{Names([.. wish.Left.Select(choice => choice.MentorId)])} would suit you, and {(wish.Left.Count() == 1 ? "has" : "have")} no place free at the moment.");
        return new SlackMessage(text,
        [
            new Section(text),
            new Context([Mrkdwn.Of($"You wait in a queue that does not go by who came first: whoever has waited for weeks or was refused more often comes before others. `/mentor asks` shows how it stands, and ends it.")]),
        ]);
    }

    private static IEnumerable<Block> Next(WishWith wish)
    {
        if (wish.Proposed is { } proposed)
        {
            var value = AsksJson.Write(new ChoiceValue(wish.Wish.WishId, proposed.Place));
            yield return new Section(Mrkdwn.Of($"They propose {new SlackUser(proposed.MentorId)} instead, who knows nothing of it yet. Shall I ask?"));
            yield return new Actions([new Button("Yes, ask them", AskColleague, value, Style: ButtonStyle.Primary), new Button("No, go on", NotColleague, value)]);
        }
        else if (wish.Asked is { } asked)
        {
            yield return new Section(Mrkdwn.Of($"I have asked {new SlackUser(asked.MentorId)} now, the next of your choice."));
        }
        else if (wish.Wish.IsOpen)
        {
            yield return new Section(Mrkdwn.Of($"The others of your choice have no place free; as soon as one has, and it is your turn, I ask them."));
        }
        else if (wish.Wish.State == "ended")
        {
            yield return new Section(Mrkdwn.Of($"Nobody of your choice can be asked any more. `/mentor find` looks for others: other words often find other people."));
        }
    }

    private static Mrkdwn Names(IReadOnlyList<string> people) => Mrkdwn.Join(", ", people.Select(person => Mrkdwn.Of($"{new SlackUser(person)}")));
}
