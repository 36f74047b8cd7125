using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>A form comes from a person's client: nothing in it is believed.</summary>
internal sealed class RhythmFormTests
{
    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Whatever_stands_in_a_form_it_is_a_possible_rhythm_or_named_as_wrong(string? hour, string? days, string? zone, string?[] tracks, bool ticked)
    {
        var state = LearnerTable.Form(hour ?? "08:30", ticked ? null : days ?? "31", zone ?? "Europe/Stockholm", ticked ? [days ?? "1"] : null, [.. tracks.OfType<string>()]);

        return RhythmForm.Read(State(state)) switch
        {
            RhythmChoice.Chosen chosen => IsPossible(chosen.Rhythm) && AreSafe(chosen.TrackIds),
            RhythmChoice.OwnDays own => IsPossible(own.SoFar) && AreSafe(own.TrackIds),
            RhythmChoice.Wrong wrong => wrong.ByBlock.Count > 0,
            _ => false,
        };
    }

    [TestCase("0")]
    [TestCase("128")]
    [TestCase("-1")]
    [TestCase("99999999999")]
    [TestCase("31; drop table learner")]
    public void Days_that_are_no_days_are_refused(string days)
    {
        var read = RhythmForm.Read(State(LearnerTable.Form("08:30", days, "Europe/Stockholm")));

        Assert.That(((RhythmChoice.Wrong)read).ByBlock.Keys, Is.EqualTo(new[] { RhythmForm.DaysBlock }));
    }

    [Test]
    public void A_form_of_an_earlier_release_without_any_block_names_all_that_is_missing()
    {
        var read = RhythmForm.Read(State([]));

        Assert.That(((RhythmChoice.Wrong)read).ByBlock.Keys, Is.EquivalentTo(new[] { RhythmForm.HourBlock, RhythmForm.DaysBlock, RhythmForm.ZoneBlock }));
    }

    [Test]
    public void Every_zone_there_is_can_be_proposed_and_is_offered_once()
    {
        foreach (var (index, zone) in NodaTime.DateTimeZoneProviders.Tzdb.Ids.Index())
        {
            var menu = ZoneMenu.Of("a", zone, isInMessage: index % 2 == 0);

            Assert.That(menu.InitialOption!.Value, Is.EqualTo(zone));
            Assert.That(menu.OptionGroups!.SelectMany(group => group.Options).Select(option => option.Value), Is.Unique);
        }
    }

    [Test]
    public void Every_zone_offered_is_one_we_know()
    {
        var offered = ZoneMenu.Of("a", "Etc/UTC").OptionGroups!.SelectMany(group => group.Options).Select(option => option.Value).ToList();

        Assert.That(offered, Has.Count.GreaterThan(80));
        Assert.That(offered.Where(zone => !Zones.IsKnown(zone)), Is.Empty);
    }

    [Test]
    public void Every_choice_of_days_can_be_proposed_again()
    {
        for (var bits = 1; bits < 128; bits++)
        {
            var days = (LearningDays)bits;

            Assert.That(((StaticSelect)RhythmForm.DaysField(days).Element).InitialOption!.Value, Is.EqualTo(bits.ToString()));
            Assert.That(((Checkboxes)RhythmForm.EachDayField(days).Element).InitialOptions!.Sum(option => int.Parse(option.Value)), Is.EqualTo(bits));
        }
    }

    private static bool IsPossible(Rhythm rhythm) => Rhythm.Allows(rhythm.Hour) && Zones.IsKnown(rhythm.Zone) && rhythm.Days != LearningDays.None;

    private static bool AreSafe(IReadOnlyList<string> trackIds) => trackIds.Count <= 10 && trackIds.All(id => id.Length <= 75 && !id.Contains('\0'));

    private static StateValues State(JsonObject values) => ((ViewSubmission)Interaction.Parse(new JsonObject
    {
        ["type"] = "view_submission", ["team"] = new JsonObject { ["id"] = "T1" }, ["user"] = new JsonObject { ["id"] = "U1" },
        ["view"] = new JsonObject { ["id"] = "V1", ["type"] = "modal", ["state"] = new JsonObject { ["values"] = values.DeepClone() } },
    }.ToJsonString(new JsonSerializerOptions()))).State;
}
