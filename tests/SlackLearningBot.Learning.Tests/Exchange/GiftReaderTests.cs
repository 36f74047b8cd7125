using NUnit.Framework;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Learning.Tests.Exchange;

/// <summary>Each rule of the GIFT format by itself.</summary>
internal sealed class GiftReaderTests
{
    [TestCase("Sky?{=blue ~green ~red}", "single Sky?: 100% blue | 0% green | 0% red")]
    [TestCase("Sky?{~green=blue}", "single Sky?: 0% green | 100% blue")]
    [TestCase("Sky?{\n=blue#Yes: so it is.\n~green # No.\n}", "single Sky?: 100% blue [why: Yes: so it is.] | 0% green [why: No.]")]
    [TestCase("Even?{~%50%two ~%50%four ~%-100%five}", "multiple Even?: 50% two | 50% four | -100% five")]
    [TestCase("Third?{~%33.33333%a ~%33.33333%b ~%33.33333%c}", "multiple Third?: 33.33333% a | 33.33333% b | 33.33333% c")]
    [TestCase("Odd?{=three ~%25%maybe ~four}", "single Odd?: 100% three | 25% maybe | 0% four")]
    [TestCase("Odd?{=three ~ ~four}", "single Odd?: 100% three | 0% four", Description = "a mark without anything behind it")]
    [TestCase("Odd?{first ~second =third}", "single Odd?: 0% first | 0% second | 100% third", Description = "before the first mark")]
    [TestCase("Share?{=%half% ~%% ~5%}", "single Share?: 100% %half% | 0% %% | 0% 5%", Description = "percent signs that are no weight")]
    [TestCase("Ice is cold.{TRUE}", "true Ice is cold.")]
    [TestCase("Ice is hot.{F#You were wrong#You were right}", "false Ice is hot. [wrong: You were wrong] [right: You were right]")]
    [TestCase("Ice is cold.{T##Right}", "true Ice is cold. [right: Right]")]
    [TestCase("Ice is cold.{T####Water freezes at 0.}", "true Ice is cold. [general: Water freezes at 0.]")]
    [TestCase("Who?{=Ann =Anna#Also =%50%An}", "short Who?: 100% Ann | 100% Anna [why: Also] | 50% An")]
    [TestCase("Who?{Ann}", "short Who?: 100% Ann")]
    [TestCase("How many?{0}", "short How many?: 100% 0")]
    [TestCase("Who?{=Ann#####}", "short Who?: 100% Ann")]
    [TestCase("Who?{=Ann####}", "short Who?: 100% Ann")]
    [TestCase("Who?{=Ann####First####Last}", "short Who?: 100% Ann [why: ###First] [general: Last]")]
    [TestCase("Pair.{=a -> 1 =b->2}", "matching Pair.: a=1 | b=2")]
    [TestCase("Pair.{=a -> 1 =b -> 2 = -> 3}", "matching Pair.: a=1 | b=2 | =3")]
    [TestCase("Way?{=go -> left ~go -> right}", "single Way?: 100% go -> left | 0% go -> right", Description = "a tilde goes before an arrow")]
    [TestCase("Pi?{#3.14:0.01}", "number Pi?: 100% 3.13..3.15 (3.14)")]
    [TestCase("Pi?{#3..4}", "number Pi?: 100% 3..4")]
    [TestCase("Low?{#-5..-1}", "number Low?: 100% -5..-1")]
    [TestCase("One?{#1e3}", "number One?: 100% 1000..1000 (1000)")]
    [TestCase("Year?{#1822#Right}", "number Year?: 100% 1822..1822 (1822) [why: Right]")]
    [TestCase("Year?{#=1822:0 =%50%1822:2#Near ~#Far off}", "number Year?: 100% 1822..1822 (1822) | 50% 1820..1824 (1822) [why: Near] | 0% * [why: Far off]")]
    [TestCase("Year?{#=1822 =%0%*#Else}", "number Year?: 100% 1822..1822 (1822) | 0% * [why: Else]")]
    [TestCase("Write.{}", "essay Write.")]
    [TestCase("Write.{ \n }", "essay Write.")]
    [TestCase("Only words.", "description Only words.")]
    [TestCase("The {=sun ~moon} is hot.", "single The _____ is hot.: 100% sun | 0% moon")]
    [TestCase("Two and two are {=four =4}.", "short Two and two are _____.: 100% four | 100% 4")]
    [TestCase("{T} is what it is.", "true _____ is what it is.")]
    [TestCase("$CATEGORY: top/Some: where\n\nIce.{T}", "category <plain>top/Some: where; true Ice.")]
    [TestCase("One.{T}\n \t \nTwo.{F}", "true One.; false Two.")]
    [TestCase("One.{T}\r\n\r\nTwo.{F}\r\rThree.{T}", "true One.; false Two.; true Three.")]
    [TestCase("\ufeffOne.{T}", "true One.")]
    [TestCase("Over\nlines.{T}", "true Over⏎lines.")]
    [TestCase("// a remark\nOne.{T}\n// another {", "true One.")]
    [TestCase("Which?{\n=a\n  // a remark ~x\n~b\n}", "single Which?: 100% a | 0% b")]
    [TestCase("// only a remark\n\nOne.{T}", "true One.")]
    [TestCase(@"\{\} \~ \= \# \: \\ \n \x{T}", "true {} ~ = # : \\ ⏎ \\x")]
    [TestCase(@"Sign?{=\= ~\~ ~\#a#\}}", "single Sign?: 100% = | 0% ~ | 0% #a [why: }]")]
    [TestCase(@"Path?{=a\\n ~b\\\=}", @"single Path?: 100% a\n | 0% b\=")]
    [TestCase("[html]<b>Who</b>?{=Ann#[markdown]*So* ~[plain]<b>}", "single <html><b>Who</b>?: 100% <html>Ann [why: <markdown>*So*] | 0% <plain><b>")]
    [TestCase("[maths]Who?{T}", "true [maths]Who?")]
    [TestCase("[html]Who?{=a\n####[plain]Told}", "short <html>Who?: 100% <html>a [general: <plain>Told]")]
    public void A_file_is_read_by_the_importers_rules(string text, string expected)
    {
        var read = GiftReader.Read(text);

        Assert.That(read.Problems, Is.Empty);
        Assert.That(string.Join("; ", read.Questions.Select(Shown.Of)), Is.EqualTo(expected));
    }

    [TestCase("::A name::Text{T}", "A name")]
    [TestCase(":: A name ::\nText{T}", "A name")]
    [TestCase("::A\\:name\\:::Text{T}", "A:name:")]
    [TestCase("Text::no name::{T}", null)]
    public void A_name_stands_between_double_colons_at_the_beginning(string text, string? title) => Assert.That(GiftReader.Read(text).Questions.Single().Title, Is.EqualTo(title));

    [Test]
    public void Id_and_tags_stand_in_comments_and_lines_are_those_of_the_file()
    {
        var read = GiftReader.Read("// [id:ann-1] [tag:first] \n// [tag:second \\] one]\nText{T}\n\n\nMore{F}");

        Assert.That(read.Questions[0], Has.Property("Id").EqualTo("ann-1").And.Property("Line").EqualTo(1));
        Assert.That(read.Questions[0].Tags, Is.EqualTo(new[] { "first", "second ] one" }));
        Assert.That(read.Questions[1], Has.Property("Id").Null.And.Property("Line").EqualTo(6).And.Property("Tags").Empty);
    }

    [TestCase("Good{T}\n\nOpen{=a\n~b\n\nGood{F}", "3 gift-braces")]
    [TestCase("Closed =a}", "1 gift-braces")]
    [TestCase("Turned} {=a ~b", "1 gift-braces")]
    [TestCase("Code {{ x }}{=a ~b}", "1 gift-braces")]
    [TestCase("Which?\n{\n=a\n~b\n}\nand {more}", "6 gift-braces")]
    [TestCase("{=a ~b}", "1 gift-stem-empty")]
    [TestCase("::Name::", "1 gift-stem-empty")]
    [TestCase("Which?{~a}", "1 gift-options")]
    [TestCase("Which?{\n=a\n~#00ff00\n}", "3 gift-option-empty")]
    [TestCase("Which?{=#ff0000}", "1 gift-option-empty")]
    [TestCase("Which?{= ~a ~b}", "1 gift-option-empty")]
    [TestCase("Who?{=}", "1 gift-option-empty")]
    [TestCase("Pair.{=a -> 1}", "1 gift-options")]
    [TestCase("Pair.{=a -> 1\n=b}", "2 gift-pair")]
    [TestCase("Pair.{=a -> 1\n=b -> }", "2 gift-pair")]
    [TestCase("Pair.{=a -> 1\n=b -> 2#told}", "2 gift-pair-feedback")]
    [TestCase("Year?{#about 1822}", "1 gift-number")]
    [TestCase("Year?{#}", "1 gift-number")]
    [TestCase("Year?{#1,5}", "1 gift-number")]
    [TestCase("Year?{#5..1}", "1 gift-number")]
    [TestCase("Year?{#1e40}", "1 gift-number")]
    [TestCase("Which?{~%150%a ~b}", "1 gift-weight")]
    [TestCase("Which?{=<a href=\"x\">y</a> ~b}", "1 gift-equals")]
    [TestCase("Which?{~a >= b =c}", "1 gift-equals")]
    [TestCase("The {1:MULTICHOICE:=a~b}.", "1 gift-cloze")]
    [TestCase("$CATEGORY: a\nText{T}", "2 gift-category")]
    public void What_cannot_be_read_is_told_with_line_and_rule_and_the_rest_is_read(string text, string expected)
    {
        var read = GiftReader.Read(text + "\n\nLast{T}");

        Assert.That(string.Join("; ", read.Problems.Select(Shown.Of)), Is.EqualTo(expected));
        Assert.That(read.Problems.Single().Message, Does.EndWith(".").And.Length.GreaterThan(30));
        Assert.That(read.Questions.Select(Shown.Of).Last(), Is.EqualTo("true Last"));
    }

    [TestCase("::Name Text{T}", "1 gift-title")]
    [TestCase("Which?{\n~a x=b\n=c}", "2 gift-equals")]
    [TestCase("Ice.{true}", "1 gift-true-false")]
    [TestCase("Ice.{=F}", "1 gift-true-false")]
    [TestCase("[html]Code:\n<pre>a\n\nb</pre>{}", "1 gift-cut")]
    public void What_was_perhaps_not_meant_is_a_warning(string text, string expected)
    {
        var read = GiftReader.Read(text);

        Assert.That(string.Join("; ", read.Warnings.Select(Shown.Of)), Is.EqualTo(expected));
        Assert.That(read.Problems, Is.Empty);
        Assert.That(read.Questions, Is.Not.Empty);
    }
}
