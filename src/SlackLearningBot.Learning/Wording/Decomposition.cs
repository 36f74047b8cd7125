using System.Text;

namespace SlackLearningBot.Learning.Wording;

/// <summary>
/// Letters taken apart into a base and its marks, as Unicode's canonical decomposition does it: Latin, Greek, Cyrillic and kana. It is written out here
/// because string.Normalize leaves every such letter as it is in a program without ICU's culture data, and the bot is one.
/// </summary>
/// <remarks>Unicode Character Database 14.0.0, UnicodeData.txt, fields Decomposition_Mapping and Canonical_Combining_Class (https://www.unicode.org/reports/tr44/).</remarks>
internal static class Decomposition
{
    // A mark, letters that have it, and what these are without it.
    private static readonly (char Mark, string Letters, string Bases)[] Marked =
    [
        ('\u0300', "ÀÈÌÒÙàèìòùǛǜǸǹЀЍѐѝḔḕṐṑẀẁẦầẰằỀềỒồỜờỪừỲỳἂἃ", "AEIOUaeiouÜüNnЕИеиĒēŌōWwÂâĂăÊêÔôƠơƯưYyἀἁ"),
        ('\u0300', "ἊἋἒἓἚἛἢἣἪἫἲἳἺἻὂὃὊὋὒὓὛὢὣὪὫὰὲὴὶὸὺὼᾺῈῊῒῚῢῪῸ", "ἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩαεηιουωΑΕΗϊΙϋΥΟ"),
        ('\u0300', "Ὼ", "Ω"),
        ('\u0301', "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹźǗǘǴǵǺǻǼǽǾǿΆΈΉΊΌΎ", "AEIOUYaeiouyCcLlNnRrSsZzÜüGgÅåÆæØøΑΕΗΙΟΥ"),
        ('\u0301', "ΏΐάέήίΰόύώϓЃЌѓќḈḉḖḗḮḯḰḱḾḿṌṍṒṓṔṕṸṹẂẃẤấẮắẾ", "ΩϊαεηιϋουωϒГКгкÇçĒēÏïKkMmÕõŌōPpŨũWwÂâĂăÊ"),
        ('\u0301', "ếỐốỚớỨứἄἅἌἍἔἕἜἝἤἥἬἭἴἵἼἽὄὅὌὍὔὕὝὤὥὬὭ", "êÔôƠơƯưἀἁἈἉἐἑἘἙἠἡἨἩἰἱἸἹὀὁὈὉὐὑὙὠὡὨὩ"),
        ('\u0302', "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷẐẑẬậỆệỘộ", "AEIOUaeiouCcGgHhJjSsWwYyZzẠạẸẹỌọ"),
        ('\u0303', "ÃÑÕãñõĨĩŨũṼṽẪẫẴẵẼẽỄễỖỗỠỡỮữỸỹ", "ANOanoIiUuVvÂâĂăEeÊêÔôƠơƯưYy"),
        ('\u0304', "ĀāĒēĪīŌōŪūǕǖǞǟǠǡǢǣǬǭȪȫȬȭȰȱȲȳӢӣӮӯḠḡḸḹṜṝᾱᾹ", "AaEeIiOoUuÜüÄäȦȧÆæǪǫÖöÕõȮȯYyИиУуGgḶḷṚṛαΑ"),
        ('\u0304', "ῑῙῡῩ", "ιΙυΥ"),
        ('\u0306', "ĂăĔĕĞğĬĭŎŏŬŭЎЙйўӁӂӐӑӖӗḜḝẶặᾰᾸῐῘῠῨ", "AaEeGgIiOoUuУИиуЖжАаЕеȨȩẠạαΑιΙυΥ"),
        ('\u0307', "ĊċĖėĠġİŻżȦȧȮȯḂḃḊḋḞḟḢḣṀṁṄṅṖṗṘṙṠṡṤṥṦṧṨṩṪṫẆ", "CcEeGgIZzAaOoBbDdFfHhMmNnPpRrSsŚśŠšṢṣTtW"),
        ('\u0307', "ẇẊẋẎẏẛ", "wXxYyſ"),
        ('\u0308', "ÄËÏÖÜäëïöüÿŸΪΫϊϋϔЁЇёїӒӓӚӛӜӝӞӟӤӥӦӧӪӫӬӭӰӱӴ", "AEIOUaeiouyYΙΥιυϒЕІеіАаӘәЖжЗзИиОоӨөЭэУуЧ"),
        ('\u0308', "ӵӸӹḦḧṎṏṺṻẄẅẌẍẗ", "чЫыHhÕõŪūWwXxt"),
        ('\u0309', "ẢảẨẩẲẳẺẻỂểỈỉỎỏỔổỞởỦủỬửỶỷ", "AaÂâĂăEeÊêIiOoÔôƠơUuƯưYy"),
        ('\u030a', "ÅåŮůẘẙ", "AaUuwy"),
        ('\u030b', "ŐőŰűӲӳ", "OoUuУу"),
        ('\u030c', "ČčĎďĚěĽľŇňŘřŠšŤťŽžǍǎǏǐǑǒǓǔǙǚǦǧǨǩǮǯǰȞȟ", "CcDdEeLlNnRrSsTtZzAaIiOoUuÜüGgKkƷʒjHh"),
        ('\u030f', "ȀȁȄȅȈȉȌȍȐȑȔȕѶѷ", "AaEeIiOoRrUuѴѵ"),
        ('\u0311', "ȂȃȆȇȊȋȎȏȒȓȖȗ", "AaEeIiOoRrUu"),
        ('\u0313', "ἀἈἐἘἠἨἰἸὀὈὐὠὨῤ", "αΑεΕηΗιΙοΟυωΩρ"),
        ('\u0314', "ἁἉἑἙἡἩἱἹὁὉὑὙὡὩῥῬ", "αΑεΕηΗιΙοΟυΥωΩρΡ"),
        ('\u031b', "ƠơƯư", "OoUu"),
        ('\u0323', "ḄḅḌḍḤḥḲḳḶḷṂṃṆṇṚṛṢṣṬṭṾṿẈẉẒẓẠạẸẹỊịỌọỢợỤụỰự", "BbDdHhKkLlMmNnRrSsTtVvWwZzAaEeIiOoƠơUuƯư"),
        ('\u0323', "Ỵỵ", "Yy"),
        ('\u0324', "Ṳṳ", "Uu"),
        ('\u0325', "Ḁḁ", "Aa"),
        ('\u0326', "ȘșȚț", "SsTt"),
        ('\u0327', "ÇçĢģĶķĻļŅņŖŗŞşŢţȨȩḐḑḨḩ", "CcGgKkLlNnRrSsTtEeDdHh"),
        ('\u0328', "ĄąĘęĮįŲųǪǫ", "AaEeIiUuOo"),
        ('\u032d', "ḒḓḘḙḼḽṊṋṰṱṶṷ", "DdEeLlNnTtUu"),
        ('\u032e', "Ḫḫ", "Hh"),
        ('\u0330', "ḚḛḬḭṴṵ", "EeIiUu"),
        ('\u0331', "ḆḇḎḏḴḵḺḻṈṉṞṟṮṯẔẕẖ", "BbDdKkLlNnRrTtZzh"),
        ('\u0342', "ἆἇἎἏἦἧἮἯἶἷἾἿὖὗὟὦὧὮὯᾶῆῖῗῦῧῶ", "ἀἁἈἉἠἡἨἩἰἱἸἹὐὑὙὠὡὨὩαηιϊυϋω"),
        ('\u0345', "ᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧ", "ἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯὠὡὢὣὤὥὦὧ"),
        ('\u0345', "ᾨᾩᾪᾫᾬᾭᾮᾯᾲᾳᾴᾷᾼῂῃῄῇῌῲῳῴῷῼ", "ὨὩὪὫὬὭὮὯὰαάᾶΑὴηήῆΗὼωώῶΩ"),
        ('\u3099', "がぎぐげござじずぜぞだぢづでどばびぶべぼゔゞガギグゲゴザジズゼゾダヂヅデドバビブ", "かきくけこさしすせそたちつてとはひふへほうゝカキクケコサシスセソタチツテトハヒフ"),
        ('\u3099', "ベボヴヷヸヹヺヾ", "ヘホウワヰヱヲヽ"),
        ('\u309a', "ぱぴぷぺぽパピプペポ", "はひふへほハヒフヘホ"),
    ];

    // Letters that are another letter altogether, such as the Kelvin sign.
    private const string Doubles = "\u0374\u1f71\u1f73\u1f75\u1f77\u1f79\u1f7b\u1f7d\u1fbb\u1fbe\u1fc9\u1fcb\u1fd3\u1fdb\u1fe3\u1feb\u1ff9\u1ffb\u2126\u212a\u212b";
    private const string Originals = "\u02b9\u03ac\u03ad\u03ae\u03af\u03cc\u03cd\u03ce\u0386\u03b9\u0388\u0389\u0390\u038a\u03b0\u038e\u038c\u038f\u03a9\u004b\u00c5";

    // Marks whose class is not 230 (above the letter); those of one class keep their order, others are sorted by it.
    private static readonly (byte Class, string Marks)[] Classes =
    [
        (1, "\u0334\u0335\u0336\u0337\u0338"),
        (202, "\u0321\u0322\u0327\u0328"),
        (216, "\u031b"),
        (220, "\u0316\u0317\u0318\u0319\u031c\u031d\u031e\u031f\u0320\u0323\u0324\u0325\u0326\u0329\u032a\u032b\u032c\u032d\u032e\u032f\u0330\u0331\u0332\u0333\u0339\u033a\u033b\u033c\u0347\u0348\u0349\u034d\u034e\u0353\u0354\u0355\u0356\u0359\u035a"),
        (232, "\u0315\u031a\u0358"),
        (233, "\u035c\u035f\u0362"),
        (234, "\u035d\u035e\u0360\u0361"),
        (240, "\u0345"),
    ];

    private static readonly Dictionary<char, (char Base, char Mark)> Parts =
        Marked.SelectMany(row => row.Letters.Zip(row.Bases, (letter, bare) => (letter, bare, row.Mark))).ToDictionary(part => part.letter, part => (part.bare, part.Mark));

    private static readonly Dictionary<char, char> Same = Doubles.Zip(Originals).ToDictionary(pair => pair.First, pair => pair.Second);

    private static readonly Dictionary<char, byte> ClassOf =
        Classes.SelectMany(row => row.Marks.Select(mark => (mark, row.Class))).ToDictionary(pair => pair.mark, pair => pair.Class);

    /// <summary>The same text with every known letter in its parts and the marks behind a letter in Unicode's order.</summary>
    public static string Of(string text)
    {
        var apart = new StringBuilder(text.Length * 2);
        foreach (var letter in text)
        {
            Take(letter, apart);
        }

        return Sorted(apart.ToString());
    }

    /// <summary>Whether it is a mark on a Latin, Greek or Cyrillic letter. Marks of other scripts make other letters and are none here.</summary>
    public static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036f';

    private static void Take(char letter, StringBuilder apart)
    {
        if (Same.TryGetValue(letter, out var other))
        {
            Take(other, apart);
        }
        else if (Parts.TryGetValue(letter, out var parts))
        {
            Take(parts.Base, apart);
            apart.Append(parts.Mark);
        }
        else
        {
            apart.Append(letter);
        }
    }

    private static string Sorted(string apart)
    {
        var sorted = new StringBuilder(apart.Length);
        for (var at = 0; at < apart.Length;)
        {
            var end = at + 1;
            while (end < apart.Length && IsMark(apart[at]) && IsMark(apart[end]))
            {
                end++;
            }

            sorted.Append([.. apart[at..end].OrderBy(mark => ClassOf.GetValueOrDefault(mark, (byte)230))]);
            at = end;
        }

        return sorted.ToString();
    }
}
