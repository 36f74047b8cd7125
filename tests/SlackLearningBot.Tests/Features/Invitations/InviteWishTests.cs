using NUnit.Framework;
using SlackLearningBot.Features.Invitations;

namespace SlackLearningBot.Tests.Features.Invitations;

internal sealed class InviteWishTests
{
    [TestCase("<@U012AB3CD|ann lee> Feedback people can use", "Person:U012AB3CD", "Feedback people can use")]
    [TestCase("Feedback <@U012AB3CD>", "Person:U012AB3CD", "Feedback")]
    [TestCase("<#C1|general>,<!subteam^S1|@devs> to  sql  basics", "Channel:C1 Group:S1", "sql basics")]
    [TestCase("<!subteam^S1> sql", "Group:S1", "sql")]
    [TestCase("@ann #general sql", "Handle:ann ChannelName:general", "sql")]
    [TestCase("<@W1> <@W1> C# for all", "Person:W1", "C# for all")]
    [TestCase("ann@example.com sql", "", "ann@example.com sql")]
    [TestCase("<!channel> <@> <#> @ # sql", "", "<!channel> <@> <#> @ # sql")]
    [TestCase("", "", "")]
    public void Mentions_anywhere_are_targets_and_the_rest_is_the_track(string words, string targets, string track)
    {
        var wish = InviteWish.Read(words);

        Assert.That(string.Join(' ', wish.Targets.Select(target => $"{target.Kind}:{target.Id ?? target.Name}")), Is.EqualTo(targets));
        Assert.That(wish.Track, Is.EqualTo(track));
    }
}
