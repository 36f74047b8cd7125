using System.Globalization;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Memory;

/// <summary>How well a learner wants to keep things, and for how many questions a day, as a form.</summary>
internal static class KeepForm
{
    public const string Open = "memory.keep";
    public const string Save = "memory.keep.save";
    public const string ShareBlock = "memory_share";
    public const string NumberBlock = "memory_number";
    public const string Share = "memory.share";
    public const string Number = "memory.number";
    public const string Company = "company";

    private static readonly double[] Offered = [0.70, 0.80, 0.85, 0.90, 0.95, 0.97];

    public static ModalView Modal(Wishes wishes)
    {
        var shares = Offered.Union(wishes.Own is { } own ? [Math.Round(own, 2)] : Array.Empty<double>()).Order().ToList();
        Option[] shareOptions =
        [
            Option.Plain($"As in my company: about {KeepView.OfHundred(wishes.WithoutOwn)}", Company),
            .. shares.Select(share => Option.Plain(Words(share), Value(share))),
        ];
        Option[] numberOptions =
        [
            Option.Plain($"As in my company: {KeepView.ADay(wishes.Most)}", Company),
            .. Enumerable.Range(0, wishes.Most + 1).Reverse().Select(number => Option.Plain(Capital(KeepView.ADay(number)), $"{number}")),
        ];
        var share = wishes.Own is { } mine ? Value(mine) : Company;
        var number = wishes.OwnADay is { } few ? $"{Math.Min(few, wishes.Most)}" : Company;
        return new ModalView(
            "What you keep",
            [
                new Section(Mrkdwn.Of($"A question comes again when your chance of knowing it has fallen to what you choose here. The more you want to keep, the sooner and the more often questions come.")),
                new Input("How much do you want to keep?", new StaticSelect(Share, shareOptions, InitialOption: shareOptions.First(option => option.Value == share)), BlockId: ShareBlock),
                new Input(
                    "How many questions from before may come a day?",
                    new StaticSelect(Number, numberOptions, InitialOption: numberOptions.First(option => option.Value == number)),
                    Hint: "With none, lessons still come, and what you learnt fades unless you use it.",
                    BlockId: NumberBlock),
            ],
            submit: "Save",
            close: "Leave as it is",
            callbackId: Save);
    }

    /// <summary>What was chosen; null with what is wrong, by block. Everything comes from a person's client.</summary>
    public static WishChange? Read(StateValues state, Dictionary<string, string> wrong)
    {
        var (share, number) = (state.Selected(ShareBlock, Share), state.Selected(NumberBlock, Number));
        double? retention = null;
        int? aDay = null;
        if (share != Company)
        {
            retention = double.TryParse(share, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var kept) && KeepWish.IsShare(kept) ? Math.Round(kept, 2) : null;
            if (retention is null)
            {
                wrong[ShareBlock] = "Please choose how much you want to keep.";
            }
        }

        if (number != Company)
        {
            aDay = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var many) && KeepWish.IsNumber(many) ? many : null;
            if (aDay is null)
            {
                wrong[NumberBlock] = "Please choose how many questions may come.";
            }
        }

        return wrong.Count > 0 ? null : new WishChange(retention, aDay);
    }

    private static string Words(double share) => $"About {KeepView.OfHundred(share)}" + share switch
    {
        0.70 => " – the fewest questions",
        0.85 => " – what most choose",
        0.97 => " – the most questions",
        _ => "",
    };

    private static string Value(double share) => Math.Round(share, 2).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
